package org.epsilonlab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.training.TrainingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IFactory;

/** The command {@code epsilon-lab}; without a subcommand the program opens its window instead. */
@Command(
        name = "epsilon-lab",
        description =
                "Attacks pictures on neural networks, measures how far accuracy falls, and trains networks that hold.",
        mixinStandardHelpOptions = true,
        version = "Epsilon Lab 1.0",
        subcommands = {
            ModelsCommand.class,
            AttacksCommand.class,
            AttackCommand.class,
            EvaluateCommand.class,
            TrainCommand.class
        })
public final class EpsilonLabCommand implements Runnable {

    /**
     * Runs a command line.
     *
     * @return 0 fine, 1 failed, 2 wrong use
     */
    public static int run(String[] args, CliContext context) {
        CommandLine line = new CommandLine(EpsilonLabCommand.class, new Factory(context, args))
                .setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(context.err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((error, given) -> wrongUse(error, context))
                .setExecutionExceptionHandler((error, command, result) -> failed(error, context));
        return line.execute(args);
    }

    private static int wrongUse(CommandLine.ParameterException error, CliContext context) {
        String sentence = String.valueOf(error.getMessage()).lines().findFirst().orElse("This is not understood");
        context.err()
                .println(sentence.replaceAll("[.\\s]+$", "") + "; "
                        + error.getCommandLine().getCommandSpec().qualifiedName() + " --help says more.");
        return ExitCode.USAGE;
    }

    private static int failed(Exception error, CliContext context) {
        boolean expected = error instanceof ModelException
                || error instanceof AttackException
                || error instanceof TrainingException
                || error instanceof IOException;
        if (error instanceof CancellationException) {
            context.err().println("Stopped before it was done; nothing was written.");
        } else if (expected && error.getMessage() != null) {
            context.err().println(error.getMessage());
        } else {
            context.err()
                    .println("Something went wrong that should not have ("
                            + error.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ": " + error.getMessage()
                            + "); please report it with the command you typed.");
        }
        return ExitCode.SOFTWARE;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                new CommandLine(EpsilonLabCommand.class), "Name a command: models, attacks, attack, evaluate or train");
    }

    /** Gives each command the context it is made with. */
    private static final class Factory implements IFactory {
        private final CliContext context;
        private final String[] args;

        Factory(CliContext context, String[] args) {
            this.context = context;
            this.args = args;
        }

        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                Class<?>[] takes = constructor.getParameterTypes();
                if (takes.length == 1 && takes[0] == CliContext.class) {
                    return type.cast(constructor.newInstance(context));
                }
                if (takes.length == 2 && takes[1] == String[].class) {
                    return type.cast(constructor.newInstance(context, args));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
