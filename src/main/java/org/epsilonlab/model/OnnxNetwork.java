package org.epsilonlab.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An ONNX file in ONNX Runtime: numbers in, numbers out. It knows no gradients, with or without DJL's engine for it, which
 * would hide besides which pictures a file says it takes; so it is asked directly and its answers are copied.
 */
final class OnnxNetwork implements AutoCloseable {

    /** The tag of the first field of every such file, the version of its format. */
    private static final int VERSION_TAG = 8;

    private final Path file;
    private final OrtSession session;
    private final String input;
    private final long[] shape;
    private boolean closed;

    private OnnxNetwork(Path file, OrtSession session) throws OrtException, ModelException {
        this.file = file;
        this.session = session;
        if (session.getInputInfo().size() != 1 || session.getOutputInfo().size() != 1) {
            throw new ModelException(file + " takes " + session.getInputInfo().size() + " things and answers "
                    + session.getOutputInfo().size()
                    + "; a classifier takes one, pictures, and answers one, a number a class.");
        }
        NodeInfo in = session.getInputInfo().values().iterator().next();
        NodeInfo out = session.getOutputInfo().values().iterator().next();
        if (!(in.getInfo() instanceof TensorInfo taken)
                || !(out.getInfo() instanceof TensorInfo answered)
                || taken.type != OnnxJavaType.FLOAT
                || answered.type != OnnxJavaType.FLOAT) {
            throw new ModelException(file + " does not take and answer single precision numbers; export it so.");
        }
        input = in.getName();
        shape = taken.getShape();
    }

    /**
     * Opens a file; the caller closes it.
     *
     * @throws ModelException one sentence, if it cannot be used
     */
    static OnnxNetwork open(Path file) throws ModelException {
        if (!Files.isRegularFile(file)) {
            throw new ModelException(file + " is not there; give the path of an ONNX file.");
        }
        checkKind(file);
        OrtSession session = null;
        try {
            // First, since the options too would load the library, and from elsewhere.
            OrtEnvironment environment = Started.environment();
            session = session(environment, file);
            return new OnnxNetwork(file, session);
        } catch (OrtException e) {
            close(session);
            throw new ModelException(refusal(file, e), e);
        } catch (LinkageError e) {
            throw new ModelException(
                    "ONNX Runtime has no build for this machine; export the network with"
                            + " torch.jit.trace instead of ONNX.",
                    e);
        } catch (ModelException e) {
            close(session);
            throw e;
        }
    }

    private static OrtSession session(OrtEnvironment environment, Path file) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(Torch.threads());
            options.setInterOpNumThreads(1);
            // Threads that wait would otherwise keep their cores busy.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            return environment.createSession(file.toString(), options);
        }
    }

    private static String refusal(Path file, OrtException problem) {
        String said = String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT);
        // The file itself is there, so what cannot be found is another.
        if (Stream.of("external data", "external_data", "no such file", "cannot find")
                .anyMatch(said::contains)) {
            return file + " keeps its weights in a second file; export it as one, with external_data=False.";
        }
        return switch (problem.getCode()) {
            case ORT_INVALID_PROTOBUF, ORT_NO_MODEL, ORT_NO_SUCHFILE -> damaged(file);
            default ->
                file + " is an ONNX file that ONNX Runtime " + Started.VERSION
                        + " cannot run: it is damaged, or uses operations that this one does not know.";
        };
    }

    private static String damaged(Path file) {
        return file + " is not an ONNX file that can be read; export it again with torch.onnx.export.";
    }

    /** Whether its name says so: quick, and before it is opened. */
    static boolean looksLikeOne(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".onnx");
    }

    /**
     * Looks at the first byte only: the format has no other mark.
     *
     * @throws ModelException if the file is none, or cannot be read
     */
    static void checkKind(Path file) throws ModelException {
        try (InputStream in = Files.newInputStream(file)) {
            if (in.read() != VERSION_TAG) {
                throw new ModelException(damaged(file));
            }
        } catch (IOException e) {
            throw new ModelException(damaged(file), e);
        }
    }

    /** The sides of what it takes, in its own order, pictures first; -1 for each that it leaves open. */
    List<Long> input() {
        return LongStream.of(shape).boxed().toList();
    }

    /**
     * Its answer.
     *
     * @param pictures N·C·H·W values, made ready for it
     * @param of the shape of one of them
     * @return N rows of numbers, one after the other
     * @throws ModelException if it refuses such pictures, or answers something that is no classification
     */
    float[] answer(float[] pictures, InputShape of) throws ModelException {
        int n = pictures.length / of.size();
        // A file exported for one picture, or four, takes no other number of them.
        int most = shape.length > 0 && shape[0] > 0 ? (int) Math.min(shape[0], Integer.MAX_VALUE / of.size()) : n;
        float[] answers = new float[0];
        for (int from = 0; from < n; from += most) {
            float[] part = Arrays.copyOfRange(pictures, from * of.size(), (from + most) * of.size());
            float[] rows = run(part, new long[] {most, of.channels(), of.height(), of.width()}, of);
            int classes = rows.length / most;
            if (from == 0) {
                answers = new float[n * classes];
            }
            System.arraycopy(rows, 0, answers, from * classes, Math.min(most, n - from) * classes);
        }
        return answers;
    }

    private float[] run(float[] values, long[] sides, InputShape of) throws ModelException {
        try (OnnxTensor given = OnnxTensor.createTensor(Started.environment(), FloatBuffer.wrap(values), sides);
                OrtSession.Result result = session.run(Map.of(input, given))) {
            OnnxTensor answer = (OnnxTensor) result.get(0);
            long[] got = answer.getInfo().getShape();
            if (got.length != 2 || got[0] != sides[0] || got[1] < 2) {
                throw new ModelException(file + " answers the shape " + Arrays.toString(got) + " for " + sides[0]
                        + " pictures; a classifier answers a row of at least two numbers for each.");
            }
            float[] rows = new float[answer.getFloatBuffer().remaining()];
            answer.getFloatBuffer().get(rows);
            return rows;
        } catch (OrtException e) {
            throw new ModelException(file + " does not take pictures of " + of + ".", e);
        }
    }

    private static void close(@Nullable OrtSession session) {
        if (session == null) {
            return;
        }
        try {
            session.close();
        } catch (OrtException e) {
            System.getLogger(OnnxNetwork.class.getName()).log(System.Logger.Level.DEBUG, "closed all the same", e);
        }
    }

    /** Frees it; safe to call twice. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            close(session);
        }
    }

    private static final class Started {
        private static final OrtEnvironment ENVIRONMENT = start();
        private static final String VERSION = ENVIRONMENT.getVersion();

        private static OrtEnvironment start() {
            OnnxNatives.unpack();
            return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        }

        static OrtEnvironment environment() {
            return ENVIRONMENT;
        }
    }
}
