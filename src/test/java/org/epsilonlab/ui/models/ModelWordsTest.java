package org.epsilonlab.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.epsilonlab.Reference;
import org.epsilonlab.model.CardFile;
import org.junit.jupiter.api.Test;

/** What is said of a network's layers. */
class ModelWordsTest {

    @Test
    void ofAnOnnxFileItSaysThatItGivesNoGradients() throws Exception {
        assertThat(ModelWords.architecture(CardFile.read(Reference.FOLDER.resolve("onnx/tiny-onnx"))))
                .isEqualTo("an ONNX file, which gives no gradients");
    }
}
