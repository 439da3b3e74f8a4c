package org.epsilonlab.model.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.epsilonlab.image.Filter;
import org.epsilonlab.image.Resize;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.Normalization;
import org.junit.jupiter.api.Test;

/** What is proposed for that which a foreign file does not say. */
class ImportFormTest {

    @Test
    void photographsAreCroppedFromAShortSideAsTorchvisionHasIt() {
        assertThat(ImportForm.usualResize(new InputShape(3, 224, 224))).isEqualTo(new Resize(256, Filter.BILINEAR));
        assertThat(ImportForm.usualResize(new InputShape(3, 448, 448))).isEqualTo(new Resize(512, Filter.BILINEAR));
        assertThat(ImportForm.usualResize(new InputShape(3, 223, 223))).isNull();
        assertThat(ImportForm.usualResize(new InputShape(1, 28, 28))).isNull();
    }

    @Test
    void theCardTellsItAndAnotherShapeProposesAnew() {
        InputShape small = new InputShape(3, 32, 32);
        ImportForm form =
                new ImportForm("net", small, Normalization.none(3), null, List.of("a", "b"), List.of(), "a friend", "");
        assertThat(form.card("net", ForeignKind.SCRIPT).resize()).isNull();
        ImportForm large = form.with(new InputShape(3, 224, 224));
        assertThat(large.resize()).isEqualTo(new Resize(256, Filter.BILINEAR));
        Resize other = new Resize(232, Filter.BICUBIC);
        ImportForm changed = large.withResize(other).titled("x").withClasses(List.of("c", "d"));
        assertThat(changed.with(Normalization.none(3))
                        .from("y", "z")
                        .card("net", ForeignKind.SCRIPT)
                        .resize())
                .isEqualTo(other);
        assertThat(changed.with(small).resize()).isNull();
    }
}
