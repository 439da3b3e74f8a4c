package org.epsilonlab;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.epsilonlab.model.ProgramVersion;
import org.epsilonlab.model.Torch;
import org.epsilonlab.ui.shell.AboutDialog;

/** What the About command shows: versions as the parts state them at run time, licences, the user's folder. */
final class About {

    private static final String UNKNOWN = "unknown";

    private About() {}

    static Node sheet(Home home) {
        List<AboutDialog.Row> rows = List.of(
                new AboutDialog.Row("Epsilon Lab", ProgramVersion.get(), "Apache-2.0"),
                new AboutDialog.Row(
                        "Java", System.getProperty("java.version", UNKNOWN), "GPL-2.0 with Classpath Exception"),
                new AboutDialog.Row(
                        "JavaFX",
                        System.getProperty("javafx.runtime.version", UNKNOWN),
                        "GPL-2.0 with Classpath Exception"),
                new AboutDialog.Row("Deep Java Library", jar(ai.djl.engine.Engine.class), "Apache-2.0"),
                new AboutDialog.Row("PyTorch", Torch.version(), "BSD-3-Clause"),
                new AboutDialog.Row("ControlsFX", jar(org.controlsfx.control.StatusBar.class), "BSD-3-Clause"),
                new AboutDialog.Row("AtlantaFX", jar(atlantafx.base.theme.PrimerLight.class), "MIT"),
                new AboutDialog.Row("JFreeChart FX", jar(org.jfree.chart.fx.ChartViewer.class), "LGPL-2.1"),
                new AboutDialog.Row("Apache Batik", jar(org.apache.batik.svggen.SVGGraphics2D.class), "Apache-2.0"),
                new AboutDialog.Row(
                        "TwelveMonkeys ImageIO",
                        jar(com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi.class),
                        "BSD-3-Clause"),
                new AboutDialog.Row("Fashion-MNIST", "pictures", "MIT"),
                new AboutDialog.Row("MNIST, 5,000 digits", "pictures", "CC BY-SA 3.0, see assets/mnist"),
                new AboutDialog.Row("Photographs", "pictures", "CC0, CC BY 2.0, see assets/photographs"),
                new AboutDialog.Row("EfficientNet-Lite0", "network", "Apache-2.0"));
        return new AboutDialog(
                "Epsilon Lab shows how small changes of a picture fool a neural network, and how networks trained against"
                        + " them hold.",
                rows,
                home.user(),
                About::copy);
    }

    /** Opening a file manager needs AWT, which the window does without; the path can be pasted there instead. */
    private static void copy(Path folder) {
        ClipboardContent content = new ClipboardContent();
        content.putString(folder.toString());
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** The version in the jar's manifest, or in its Maven properties, or in its file name. */
    private static String jar(Class<?> type) {
        String stated = type.getPackage().getImplementationVersion();
        if (stated != null) {
            return stated;
        }
        var source = type.getProtectionDomain().getCodeSource();
        String file = source == null
                ? ""
                : String.valueOf(Path.of(source.getLocation().getPath()).getFileName());
        var matcher = java.util.regex.Pattern.compile("-(\\d[\\w.-]*)\\.jar").matcher(file);
        return matcher.find() ? matcher.group(1) : UNKNOWN;
    }
}
