package org.epsilonlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTest {

    private static final List<PictureResult> PICTURES = List.of(
            Answers.picture(0, 0, 0, 2),
            Answers.picture(1, 0, 0, 2),
            Answers.picture(2, 0, 1, 1),
            Answers.picture(3, 2, 2, 2));

    @Test
    void countsWhatIsSaidOfEachClass() {
        Confusion before = Confusion.before(PICTURES, 3);
        Confusion after = Confusion.after(PICTURES, 3);
        assertThat(before.classes()).isEqualTo(3);
        assertThat(before.count(0, 0)).isEqualTo(2);
        assertThat(before.count(0, 1)).isEqualTo(1);
        assertThat(before.count(1, 0)).isZero();
        assertThat(after.count(0, 0)).isZero();
        assertThat(after.count(0, 2)).isEqualTo(2);
        assertThat(after.count(2, 2)).isEqualTo(1);
        assertThat(after.total(0)).isEqualTo(3);
        assertThat(after.largest()).isEqualTo(2);
    }

    @Test
    void theDifferenceTellsWhichClassTurnsIntoWhich() {
        Confusion change = Confusion.after(PICTURES, 3).minus(Confusion.before(PICTURES, 3));
        assertThat(change.count(0, 0)).isEqualTo(-2);
        assertThat(change.count(0, 2)).isEqualTo(2);
        assertThat(change.count(0, 1)).isZero();
        assertThat(change.total(0)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> change.minus(Confusion.before(PICTURES, 4)));
    }
}
