package org.epsilonlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class BatchesTest {
    @Test
    void coversEveryPictureOnceWithASmallerLastBatch() {
        List<Integer> sizes = new ArrayList<>();
        List<Float> values = new ArrayList<>();
        for (Batch batch : Batches.of(new Invented(8), 3)) {
            assertThat(batch.from()).isEqualTo(values.size());
            sizes.add(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                values.add(batch.values()[i]);
                assertThat(batch.labels()[i]).isEqualTo((batch.from() + i) % 3);
            }
        }
        assertThat(sizes).containsExactly(3, 3, 2);
        assertThat(values).containsExactly(0f, .125f, .25f, .375f, .5f, .625f, .75f, .875f);
    }

    @Test
    void followsAGivenOrder() {
        Batch batch = Batches.of(new Invented(8), new int[] {7, 0, 7}, 10).get(0);
        assertThat(batch.values()).containsExactly(.875f, 0f, .875f);
        assertThat(batch.labels()).containsExactly(1, 0, 1);
    }

    @Test
    void hasNoBatchBeyondTheLast() {
        Batches batches = Batches.of(new Invented(4), 4);
        assertThat(batches.count()).isEqualTo(1);
        assertThatThrownBy(() -> batches.get(1)).hasMessage("There is no batch 1 of 1.");
        var iterator = batches.iterator();
        iterator.next();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> Batches.of(new Invented(4), 0)).hasMessageContaining("take 1 or more");
    }

    @Test
    void permutesTheSameWayForeverForOneSeed() {
        // Computed once by an own SplitMix64 in Python; a change here would make every recorded seed worthless.
        assertThat(Batches.permutation(10, 42)).containsExactly(4, 6, 1, 8, 2, 5, 9, 3, 0, 7);
    }

    @Test
    void permutesEvenly() {
        assertThat(Batches.permutation(60_000, 1)).doesNotHaveDuplicates().hasSize(60_000);
        assertThat(Batches.permutation(60_000, 1)).isNotEqualTo(Batches.permutation(60_000, 2));
        assertThat(Batches.permutation(1, 3)).containsExactly(0);
        int[] first = new int[4];
        for (int seed = 0; seed < 4000; seed++) {
            first[Batches.permutation(4, seed)[0]]++;
        }
        for (int count : first) {
            assertThat(count).isBetween(890, 1110);
        }
    }
}
