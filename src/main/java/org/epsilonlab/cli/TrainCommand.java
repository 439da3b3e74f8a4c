package org.epsilonlab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.epsilonlab.attack.Arguments;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.model.AccuracyRecord;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.LayerTable;
import org.epsilonlab.training.Architecture;
import org.epsilonlab.training.ArchitectureCatalog;
import org.epsilonlab.training.ArchitectureException;
import org.epsilonlab.training.Architectures;
import org.epsilonlab.training.FeatureNetwork;
import org.epsilonlab.training.RunFolder;
import org.epsilonlab.training.RunRecord;
import org.epsilonlab.training.TrainingConfig;
import org.epsilonlab.training.TrainingControl;
import org.epsilonlab.training.TrainingData;
import org.epsilonlab.training.TrainingException;
import org.epsilonlab.training.TrainingRun;
import org.epsilonlab.training.TrainingSettings;
import org.epsilonlab.training.regime.RegimeCatalog;
import org.epsilonlab.training.regime.RegimeDescription;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train}: makes a model folder. */
@Command(name = "train", description = "Trains a network and writes its model folder.", mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    /** How a training that collapsed ends; its network is kept all the same. */
    static final int COLLAPSED = 3;

    private static final int PATIENCE_SECONDS = 30;

    private final CliContext context;
    private final Interrupt interrupt;
    private final String[] args;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            defaultValue = "fashion-mnist",
            paramLabel = "NAME|FOLDER",
            description = "fashion-mnist, mnist, a data set of yours, or a folder with one sub-folder of pictures a"
                    + " class, which becomes one (${DEFAULT-VALUE}).")
    private String data = "";

    @Mixin
    private FolderOptions pictures = new FolderOptions();

    @Option(
            names = "--regime",
            defaultValue = "clean",
            description = "clean, mixed, adversarial, fgsm-rs, n-fgsm, pgd, trades or free (${DEFAULT-VALUE}).")
    private String regime = "";

    @Mixin
    private AttackOptions attack = new AttackOptions();

    @Option(
            names = "--epsilon",
            description = "Budget of the attack; 0.1 unless given, 0.3 for mnist, 8/255 for colour pictures.")
    private @Nullable String epsilon;

    @Option(
            names = "--architecture",
            defaultValue = Architectures.DEFAULT,
            description =
                    "The network's layers: a bundled list, or one of yours that the window keeps (${DEFAULT-VALUE}).")
    private String architecture = "";

    @Mixin
    private FeatureOptions features = new FeatureOptions();

    @Option(names = "--title", description = "The name that people read; the folder's name unless given.")
    private @Nullable String title;

    @Option(names = "--out", paramLabel = "DIR", description = "The model folder to be made.")
    private @Nullable Path out;

    @Option(names = "--resume", paramLabel = "DIR", description = "Goes on with a training that was interrupted.")
    private @Nullable Path resume;

    TrainCommand(CliContext context, Interrupt interrupt, String[] args) {
        this.context = context;
        this.interrupt = interrupt;
        this.args = args.clone();
    }

    @Override
    public Integer call() throws Exception {
        RunFolder folder = folder();
        String goOn = "go on with: epsilon-lab train --resume " + folder.path();
        interrupt.waitUpTo(PATIENCE_SECONDS, "Stopped before a checkpoint could be written; " + goOn);
        TrainingControl control = new TrainingControl();
        TrainingProgress progress = new TrainingProgress(context.out(), folder.read(), interrupt, control);
        RunRecord ended;
        try {
            ended = new TrainingRun(folder, context.shelf(), control, progress).run();
        } catch (CancellationException e) {
            context.err().println(progress.farewell() + goOn);
            return ExitCode.SOFTWARE;
        }
        if (ended.problem() != null) {
            throw new TrainingException(ended.problem(), null);
        }
        AccuracyRecord accuracy = ended.accuracy();
        if (accuracy != null) {
            context.out()
                    .printf(
                            Locale.ROOT,
                            "%s: clean %.2f %%, %s-%d at %s: %.2f %% (n = %,d), trained in %.0f s%n",
                            folder.path(),
                            100 * accuracy.clean(),
                            accuracy.attack(),
                            accuracy.steps(),
                            accuracy.epsilon(),
                            100 * accuracy.robust(),
                            accuracy.n(),
                            ended.seconds());
        }
        if (ended.collapsedAt() > 0) {
            context.err()
                    .println("The training collapsed at epoch " + ended.collapsedAt()
                            + "; the network is kept and its card says so.");
            return COLLAPSED;
        }
        return 0;
    }

    private RunFolder folder() throws IOException {
        if (resume != null) {
            List<String> others = TrainOptions.typedBeside(spec, "--resume");
            if (!others.isEmpty()) {
                // Silently left aside they would be believed: the run goes on bit for bit as it was begun.
                throw new WrongUse("--resume goes on with the training as it was begun, in its own folder; leave "
                        + String.join(", ", others) + " out");
            }
            RunFolder folder = new RunFolder(resume);
            RunRecord record = folder.read();
            if (record.state().isKept()) {
                throw new IOException(resume + " is done already; there is nothing to resume.");
            }
            return folder;
        }
        if (out == null) {
            throw new WrongUse("Name the folder to be made with --out DIR, or one to go on with, --resume DIR");
        }
        RunFolder folder = new RunFolder(out);
        FeatureNetwork beneath = features.find(spec, context.shelf());
        TrainingData chosen = pictures.find(
                data,
                context,
                attack.seed(),
                beneath == null ? null : beneath.card().inputShape());
        TrainingConfig config = config(chosen, beneath);
        // Before a folder is made that nothing could be put into.
        chosen.check(context.shelf());
        String name =
                title == null ? String.valueOf(out.toAbsolutePath().normalize().getFileName()) : title;
        folder.create(name, config, command());
        return folder;
    }

    private TrainingConfig config(TrainingData pictures, @Nullable FeatureNetwork beneath) {
        String budget = epsilon != null ? epsilon : Double.toString(pictures.epsilon());
        try {
            RegimeDescription chosen = RegimeCatalog.find(regime);
            Map<String, String> own = TrainOptions.regime(spec);
            AttackSpec crafting = null;
            if (chosen.takesAttack()) {
                crafting = attack.spec(budget, pictures.classes());
            } else {
                if (attack.isNamed()) {
                    throw new IllegalArgumentException("the regime " + regime
                            + " makes its examples in its own way; leave --attack out, or take mixed or adversarial");
                }
                own = new LinkedHashMap<>(own);
                own.putAll(attack.given());
            }
            return new TrainingConfig(
                    pictures.name(),
                    beneath == null ? architecture : beneath.card().name(),
                    beneath == null ? layers(pictures) : FeatureOptions.layers(pictures, beneath),
                    chosen,
                    chosen.arguments(own),
                    crafting,
                    AttackOptions.epsilon(budget),
                    Arguments.of(TrainingSettings.all(), FeatureOptions.settings(spec, beneath)),
                    attack.seed());
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e);
        }
    }

    private List<LayerSpec> layers(TrainingData pictures) {
        int classes = pictures.classes().size();
        Architecture found;
        try {
            found = ArchitectureCatalog.scan(context.architectures()).find(architecture);
        } catch (ArchitectureException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        // A user's own list is kept whether or not its layers fit each other.
        LayerTable.Problem misfit = found.table(pictures.shape(), classes).problem();
        if (misfit != null) {
            throw new IllegalArgumentException("\"" + architecture + "\" cannot be trained: " + misfit.sentence());
        }
        return found.layers(classes);
    }

    /** The command line as it could be typed again. */
    private String command() {
        StringBuilder line = new StringBuilder("epsilon-lab");
        for (String word : List.of(args)) {
            line.append(' ').append(word.matches("[\\w./:=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'");
        }
        return line.toString();
    }
}
