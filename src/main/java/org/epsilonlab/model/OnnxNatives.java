package org.epsilonlab.model;

import ai.djl.util.Utils;
import ai.onnxruntime.OrtEnvironment;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.image.WholeFile;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks ONNX Runtime's library once, beside PyTorch's. Left to itself it unpacks 20 MB at each start of a process, and
 * leaves the folder that they lay in behind.
 */
final class OnnxNatives {

    private static final System.Logger LOG = System.getLogger(OnnxNatives.class.getName());
    private static final String PLACE = "onnxruntime.native.path";

    private OnnxNatives() {}

    /** Unpacks what is not there yet; where the disk refuses, ONNX Runtime is left to itself. */
    static void unpack() {
        if (System.getProperty(PLACE) != null) {
            return;
        }
        List<String> names = List.of(System.mapLibraryName("onnxruntime"), System.mapLibraryName("onnxruntime4j_jni"));
        try {
            URL library = resource(names.get(0));
            if (library == null) {
                return;
            }
            // By its size, which no two versions share: a file in use cannot be replaced everywhere.
            Path folder = Utils.getEngineCacheDir("onnxruntime")
                    .resolve(machine() + "-" + library.openConnection().getContentLengthLong());
            for (String name : names) {
                unpack(name, folder.resolve(name));
            }
            System.setProperty(PLACE, folder.toString());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "not unpacked", e);
        }
    }

    private static void unpack(String name, Path file) throws IOException {
        URL library = resource(name);
        if (library == null || Files.exists(file)) {
            return;
        }
        // Whole or not at all, since two processes may start at once.
        try (InputStream in = library.openStream();
                WholeFile whole = WholeFile.start(file)) {
            in.transferTo(whole.out());
            whole.commit();
        }
    }

    private static @Nullable URL resource(String name) {
        return OrtEnvironment.class.getResource("/ai/onnxruntime/native/" + machine() + "/" + name);
    }

    /** As ONNX Runtime names its folders. */
    private static String machine() {
        String system = Platform.isLinux() ? "linux" : Platform.isMac() ? "osx" : "win";
        return system + "-" + (Platform.isARM() ? "aarch64" : "x64");
    }
}
