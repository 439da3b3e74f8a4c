package org.epsilonlab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ProgramVersion;
import org.epsilonlab.training.TrainingException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;

/** The command {@code epsilon-lab}; without a subcommand the program opens its window instead. */
@Command(
        name = "epsilon-lab",
        description =
                "Attacks pictures on neural networks, measures how far accuracy falls, and trains networks that hold.",
        mixinStandardHelpOptions = true,
        versionProvider = EpsilonLabCommand.Version.class,
        subcommands = {
            ModelsCommand.class,
            DataCommand.class,
            AttacksCommand.class,
            AttackCommand.class,
            EvaluateCommand.class,
            ReportCommand.class,
            TrainCommand.class,
            RegimesCommand.class,
            RunsCommand.class
        })
public final class EpsilonLabCommand implements Runnable {

    private static final String TOO_LARGE =
            "This needs more memory than there is; take a smaller --batch-size or a part of the data.";

    /**
     * Runs a command line.
     *
     * @return 0 fine, 1 failed, 2 wrong use
     */
    public static int run(String[] args, CliContext context) {
        // Open until the last word is said: the program waits for it when it is interrupted.
        try (Interrupt interrupt = new Interrupt(context.err())) {
            CommandLine line = new CommandLine(EpsilonLabCommand.class, new Factory(List.of(context, args, interrupt)));
            TrainOptions.addTo(spec(line, "train"));
            List.of("train", "attack", "evaluate").forEach(name -> AttackOptions.addTo(spec(line, name)));
            return line.setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8))
                    .setErr(new PrintWriter(context.err(), true, StandardCharsets.UTF_8))
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setParameterExceptionHandler(
                            (error, given) -> wrongUse(error.getMessage(), error.getCommandLine(), context))
                    .setExecutionExceptionHandler((error, command, result) -> failed(error, command, context))
                    .execute(args);
        } catch (OutOfMemoryError e) {
            context.err().println(TOO_LARGE);
            return ExitCode.SOFTWARE;
        }
    }

    private static CommandSpec spec(CommandLine line, String name) {
        return Objects.requireNonNull(line.getSubcommands().get(name)).getCommandSpec();
    }

    private static int wrongUse(@Nullable String message, CommandLine command, CliContext context) {
        String sentence = capitalised(firstLine(message)).replaceAll("[.\\s]+$", "");
        context.err().println(sentence + "; " + command.getCommandSpec().qualifiedName() + " --help says more.");
        return ExitCode.USAGE;
    }

    private static int failed(Exception error, CommandLine command, CliContext context) {
        if (error instanceof WrongUse) {
            return wrongUse(error.getMessage(), command, context);
        }
        boolean expected = error instanceof ModelException
                || error instanceof AttackException
                || error instanceof TrainingException
                || error instanceof IOException;
        if (error instanceof CancellationException) {
            context.err().println(Interrupt.STOPPED);
        } else if (expected && error.getMessage() != null) {
            context.err().println(firstLine(error.getMessage()));
        } else if (String.valueOf(error.getMessage()).contains("can't allocate memory")) {
            context.err().println(TOO_LARGE);
        } else {
            context.err()
                    .println("Something went wrong that should not have ("
                            + error.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ": "
                            + firstLine(error.getMessage())
                            + "); please report it with the command you typed.");
        }
        return ExitCode.SOFTWARE;
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("this is not understood");
    }

    private static String capitalised(String sentence) {
        // A path or an option stays as it is.
        return sentence.matches("[a-z]+ .*")
                ? Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1)
                : sentence;
    }

    /** What {@code --version} says. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Epsilon Lab " + ProgramVersion.get()};
        }
    }

    @Override
    public void run() {
        throw new WrongUse("Name a command: models, data, attacks, attack, evaluate, report, train, regimes or runs");
    }

    /** Gives each command what its constructor asks for. */
    private static final class Factory implements IFactory {
        private final List<Object> parts;

        Factory(List<Object> parts) {
            this.parts = parts;
        }

        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (!type.isAnnotationPresent(Command.class)) {
                return CommandLine.defaultFactory().create(type);
            }
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            Class<?>[] takes = constructor.getParameterTypes();
            Object[] given = new Object[takes.length];
            for (int i = 0; i < takes.length; i++) {
                Class<?> wanted = takes[i];
                given[i] = parts.stream().filter(wanted::isInstance).findFirst().orElseThrow();
            }
            return type.cast(constructor.newInstance(given));
        }
    }
}
