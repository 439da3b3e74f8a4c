package org.epsilonlab.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.model.AccuracyRecord;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.Normalization;
import org.epsilonlab.model.TrainingRecord;
import org.epsilonlab.training.AdversarialTrainer;
import org.epsilonlab.training.Architectures;
import org.epsilonlab.training.Checkpoint;
import org.epsilonlab.training.FinalAccuracy;
import org.epsilonlab.training.Regime;
import org.epsilonlab.training.TrainedNetwork;
import org.epsilonlab.training.TrainingConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train}: makes a model folder. */
@Command(name = "train", description = "Trains a network and writes its model folder.", mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    private static final Normalization NORMALIZATION = new Normalization(List.of(.286f), List.of(.353f));

    private final CliContext context;
    private final Interrupt interrupt;
    private final String[] args;

    @Option(names = "--data", defaultValue = "fashion-mnist", description = "fashion-mnist (the only one so far).")
    private String data = "";

    @Option(names = "--regime", defaultValue = "clean", description = "clean, mixed or adversarial (${DEFAULT-VALUE}).")
    private String regime = "";

    @Mixin
    private AttackOptions attack = new AttackOptions();

    @Option(names = "--epsilon", defaultValue = "0.1", description = "Budget of the attack (${DEFAULT-VALUE}).")
    private String epsilon = "";

    @Option(
            names = "--architecture",
            defaultValue = Architectures.DEFAULT,
            description = "Name of the network's layers (${DEFAULT-VALUE}).")
    private String architecture = "";

    @Option(names = "--epochs", defaultValue = "10", description = "Passes over the data (${DEFAULT-VALUE}).")
    private int epochs;

    @Option(names = "--batch-size", defaultValue = "128", description = "Pictures a step (${DEFAULT-VALUE}).")
    private int batchSize;

    @Option(
            names = "--learning-rate",
            defaultValue = "0.005",
            description = "Peak of the one-cycle schedule (${DEFAULT-VALUE}).")
    private double learningRate;

    @Option(
            names = "--ema",
            defaultValue = "0",
            description = "Decay of averaged weights, 0 for none (${DEFAULT-VALUE}).")
    private double ema;

    @Option(names = "--title", description = "The name that people read; the folder's name unless given.")
    private @Nullable String title;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The model folder to be made.")
    private Path out = Path.of("");

    TrainCommand(CliContext context, Interrupt interrupt, String[] args) {
        this.context = context;
        this.interrupt = interrupt;
        this.args = args.clone();
    }

    @Override
    public Integer call() throws Exception {
        ModelCard card;
        TrainingConfig config;
        try {
            if (!data.equals("fashion-mnist")) {
                throw new IllegalArgumentException(
                        "there is no training data \"" + data + "\"; there is fashion-mnist");
            }
            Regime chosen = Regime.of(regime);
            AttackSpec crafting = chosen == Regime.CLEAN ? null : attack.spec(epsilon, FashionMnist.CLASSES);
            config = new TrainingConfig(chosen, crafting, epochs, batchSize, learningRate, ema, attack.seed());
            card = card(null, List.of());
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e);
        }
        Checkpoint.checkFree(out);
        try (TrainedNetwork trained = AdversarialTrainer.train(
                card,
                config,
                FashionMnist.train(context.assets()),
                new TrainingProgress(context.out(), epochs, interrupt))) {
            Classifier classifier = trained.classifier();
            AccuracyRecord accuracy = FinalAccuracy.measure(
                    classifier, config, FashionMnist.test(context.assets()), interrupt.evaluation());
            ModelCard finished = card(record(config, trained.seconds()), List.of(accuracy));
            interrupt.check();
            Checkpoint.write(out, finished, trained.network(), trained.history());
            context.out()
                    .printf(
                            Locale.ROOT,
                            "%s: clean %.2f %%, %s-%d at %s: %.2f %% (n = %,d), trained in %.0f s%n",
                            out,
                            100 * accuracy.clean(),
                            accuracy.attack(),
                            accuracy.steps(),
                            accuracy.epsilon(),
                            100 * accuracy.robust(),
                            accuracy.n(),
                            trained.seconds());
        }
        return 0;
    }

    private TrainingRecord record(TrainingConfig config, double seconds) {
        AttackSpec crafting = config.attack();
        String name = crafting == null ? "none" : crafting.description().name();
        if (crafting != null && crafting.arguments().values().containsKey("steps")) {
            name += "-" + crafting.arguments().whole("steps");
        }
        return new TrainingRecord(
                data + ":train",
                regime,
                name,
                crafting == null ? 0 : crafting.epsilon(),
                epochs,
                attack.seed(),
                command(),
                Math.round(seconds));
    }

    /** The command line as it could be typed again. */
    private String command() {
        StringBuilder line = new StringBuilder("epsilon-lab");
        for (String word : args) {
            line.append(' ').append(word.matches("[\\w./:=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'");
        }
        return line.toString();
    }

    private ModelCard card(@Nullable TrainingRecord training, List<AccuracyRecord> accuracy) {
        String name = String.valueOf(out.toAbsolutePath().normalize().getFileName());
        return new ModelCard(
                name,
                title == null ? name : title,
                new InputShape(1, 28, 28),
                NORMALIZATION,
                FashionMnist.CLASSES,
                Architectures.layers(architecture, FashionMnist.CLASSES.size()),
                "weights.safetensors",
                null,
                training,
                accuracy,
                "Trained with Epsilon Lab on Fashion-MNIST (Xiao, Rasul & Vollgraf 2017)",
                "Apache-2.0");
    }
}
