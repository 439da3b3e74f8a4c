package org.epsilonlab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.DataSource;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.MeasuredNetwork;
import org.epsilonlab.evaluation.StudyFile;
import org.epsilonlab.evaluation.StudyQuestion;
import org.epsilonlab.evaluation.report.Report;
import org.epsilonlab.evaluation.report.ReportExample;
import org.epsilonlab.evaluation.report.ReportExamples;
import org.epsilonlab.image.Preparation;
import org.epsilonlab.image.WholeFile;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: one page of HTML out of a study. */
@Command(
        name = "report",
        description = "Makes one page to read, print and hand in out of what evaluate measured.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    private final CliContext context;
    private final Interrupt interrupt;

    @Parameters(
            paramLabel = "STUDY",
            description = "A file that evaluate --save wrote, or a folder that evaluate --resume filled.")
    private @Nullable Path study;

    @Option(names = "--html", required = true, paramLabel = "FILE", description = "Write the page there.")
    private @Nullable Path html;

    @Option(
            names = "--data",
            paramLabel = "D",
            description = "Which pictures are meant, if a folder knows several; for examples, where they are now.")
    private String data = "";

    @Option(names = "--labels", paramLabel = "L", description = "True classes of a .npy, an int64 .npy.")
    private @Nullable Path labels;

    ReportCommand(CliContext context, Interrupt interrupt) {
        this.context = context;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() throws Exception {
        Path from = study;
        Path to = html;
        if (from == null || to == null) {
            throw new WrongUse("name a study and, with --html, a file for the page");
        }
        WholeFile.start(to).close();
        StudyFile file = Files.isDirectory(from) ? StudyFile.ofStore(from, data) : StudyFile.read(from);
        List<ReportExample> examples = examples(file);
        interrupt.check();
        Report.write(to, file, examples);
        context.out()
                .printf(
                        Locale.ROOT,
                        "%d figures and %d examples: %s%n",
                        file.figures().size(),
                        examples.size(),
                        to);
        return ExitCode.OK;
    }

    /** Whatever is not at hand gives no examples; the page says the rest without it. */
    private List<ReportExample> examples(StudyFile file) throws AttackException, ModelException {
        try {
            List<MeasuredNetwork> networks = networks(file.question());
            if (networks.isEmpty()) {
                context.out().println("None of the networks is here with these weights, so there are no examples.");
                return List.of();
            }
            LabelledImages images = images(file.question());
            List<ReportExample> examples = ReportExamples.of(file, networks, images, interrupt::isStopped);
            if (examples.isEmpty()) {
                context.out().println("There is no example to show: other pictures, or no attack that makes any.");
            }
            return examples;
        } catch (IOException e) {
            context.out().println("There are no examples, because the pictures are not at hand: " + e.getMessage());
            return List.of();
        }
    }

    private List<MeasuredNetwork> networks(StudyQuestion question) throws IOException {
        List<MeasuredNetwork> networks = new ArrayList<>();
        for (StudyQuestion.Network asked : question.networks()) {
            try {
                MeasuredNetwork network = MeasuredNetwork.of(context.catalog().resolve(asked.name()));
                if (network.weights().equals(asked.weights())) {
                    networks.add(network);
                }
            } catch (ModelException e) {
                context.out().println(e.getMessage());
            }
        }
        return networks;
    }

    private LabelledImages images(StudyQuestion question) throws IOException {
        try {
            ModelCatalog.Entry entry =
                    context.catalog().resolve(question.networks().get(0).name());
            ModelCard card = entry.card();
            InputShape shape = card.inputShape();
            return DataSource.open(
                    List.of(data.isEmpty() ? question.data() : data),
                    labels,
                    context.shelf(),
                    new int[] {shape.channels(), shape.height(), shape.width()},
                    card.classes(),
                    Preparation.standard(shape.channels()));
        } catch (ModelException e) {
            throw new DataException(String.valueOf(e.getMessage()), e);
        }
    }
}
