package org.epsilonlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MnistTest {
    private static final Path ASSETS = Path.of("assets");
    private static final int[] SHAPE = {1, 28, 28};

    @Test
    void everyRangeIsBalanced() throws DataException {
        LabelledImages train = open("mnist:train");
        LabelledImages test = open("mnist:test");
        assertThat(train.size()).isEqualTo(4500);
        assertThat(test.size()).isEqualTo(500);
        for (LabelledImages each : List.of(train, test)) {
            assertThat(each.shape()).hasToString("1×28×28");
            int[] counts = new int[10];
            for (int i = 0; i < each.size(); i++) {
                assertThat(each.label(i)).isEqualTo(i % 10);
                counts[each.label(i)]++;
            }
            assertThat(counts).containsOnly(each.size() / 10);
        }
        assertThat(open("mnist:test[0:20]").name()).isEqualTo("mnist:test[0:20]");
    }

    @Test
    void noPictureIsInBoth() throws DataException {
        Set<Integer> seen = new HashSet<>();
        LabelledImages train = open("mnist:train");
        for (int i = 0; i < train.size(); i++) {
            seen.add(Arrays.hashCode(train.image(i).toArray()));
        }
        LabelledImages test = open("mnist:test");
        for (int i = 0; i < test.size(); i++) {
            assertThat(seen).doesNotContain(Arrays.hashCode(test.image(i).toArray()));
        }
    }

    @Test
    void isRefusedForNetworksThatKnowOtherClasses() {
        assertThatThrownBy(() -> DataSource.open("mnist:test", null, ASSETS, SHAPE, FashionMnist.CLASSES))
                .hasMessage("mnist:test has the classes 0, 1 and so on but the network has T-shirt, Trouser and so on;"
                        + " choose other data or another network.");
        assertThatThrownBy(() -> open("mnist"))
                .hasMessage("mnist is no part of MNIST; write mnist:test or mnist:train.");
    }

    private static LabelledImages open(String word) throws DataException {
        return DataSource.open(word, null, ASSETS, SHAPE, Mnist.CLASSES);
    }
}
