package org.epsilonlab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.epsilonlab.image.Filter;
import org.epsilonlab.image.Resize;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelShelf;
import org.epsilonlab.model.Normalization;
import org.epsilonlab.model.foreign.ImportForm;
import org.epsilonlab.model.foreign.ModelImport;
import org.epsilonlab.model.foreign.Proposal;
import org.epsilonlab.model.foreign.Trial;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code models import}: networks from elsewhere become the user's own; what no option says is found out by trying. */
@Command(
        name = "import",
        description =
                "Takes in TorchScript and ONNX files, model folders, zips of such, or safetensors with a list of layers.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private final CliContext context;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "A .pt, .onnx, .safetensors or .zip file, or a folder.")
    private List<Path> files = List.of();

    @Option(names = "--layers", paramLabel = "FILE", description = "The list of layers that belongs to safetensors.")
    private @Nullable Path layers;

    @Option(names = "--shape", paramLabel = "CxHxW", description = "The pictures it takes, such as 3x224x224.")
    private @Nullable String shape;

    @Option(names = "--title", description = "The name that people read; the file's name unless given.")
    private @Nullable String title;

    @Option(
            names = "--classes",
            paramLabel = "NAMES",
            description = "The classes' names in their order, parted by commas, or a text file with a name a line.")
    private @Nullable String classes;

    @Option(names = "--mean", split = ",", paramLabel = "M", description = "What is subtracted, by channel.")
    private @Nullable List<Float> mean;

    @Option(names = "--std", split = ",", paramLabel = "S", description = "What is divided by, by channel.")
    private @Nullable List<Float> std;

    @Option(
            names = "--resize",
            paramLabel = "SIDE",
            description =
                    "The length to which the short side of its pictures was brought before the middle was cropped;"
                            + " 256 is taken for 224 unless given, 0 for none.")
    private @Nullable Integer resize;

    @Option(names = "--source", description = "Where it comes from.")
    private @Nullable String source;

    @Option(names = "--licence", description = "Under which it may be used.")
    private @Nullable String licence;

    ImportCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, ModelException {
        if (files.size() > 1 && (title != null || layers != null)) {
            throw new WrongUse("--title and --layers belong to one network; import one file at a time");
        }
        if ((mean == null) != (std == null)) {
            throw new WrongUse("--mean and --std belong together; give both");
        }
        InputShape stated = stated();
        ModelShelf shelf = new ModelShelf(Files.createDirectories(context.userModels()));
        int failed = 0;
        for (Path file : files) {
            try (ModelImport importing = new ModelImport(new Trial(), shelf)) {
                one(importing, file, stated);
            } catch (ModelException e) {
                // The others are wanted all the same.
                context.err().println(e.getMessage());
                failed++;
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private void one(ModelImport importing, Path file, @Nullable InputShape stated) throws IOException, ModelException {
        Proposal proposal = importing.look(file, layers, stated);
        ImportForm form = form(proposal);
        List<String> remarks = new ArrayList<>(proposal.remarks());
        importing.remarks(proposal, form).stream()
                .filter(remark -> !remarks.contains(remark))
                .forEach(remarks::add);
        List<String> taken = context.catalog().entries().stream()
                .map(entry -> entry.card().name())
                .toList();
        ModelCatalog.Entry kept = importing.keep(proposal, form, taken);
        context.out()
                .println(kept.card().name() + ": takes " + kept.card().inputShape() + ", knows "
                        + kept.card().classes().size() + " classes, in " + kept.folder());
        remarks.forEach(context.out()::println);
    }

    private ImportForm form(Proposal proposal) throws IOException, ModelException {
        ImportForm form = proposal.form();
        if (title != null) {
            form = form.titled(title);
        }
        if (proposal.isComplete()) {
            if (mean != null || classes != null || shape != null || resize != null) {
                throw new ModelException(proposal.file()
                        + " says in its card how it normalises and what it knows; leave --mean, --classes, --shape"
                        + " and --resize out.");
            }
            return form;
        }
        try {
            if (mean != null && std != null) {
                form = form.with(new Normalization(mean, std));
            }
            if (resize != null) {
                form = form.withResize(resize == 0 ? null : new Resize(resize, Filter.BILINEAR));
            }
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e);
        }
        if (classes != null) {
            form = form.withClasses(names(classes));
            int count = proposal.fits().get(0).classes();
            if (form.classes().size() != count) {
                throw new ModelException("--classes names " + form.classes().size() + " classes but " + proposal.file()
                        + " answers " + count + "; name them all.");
            }
        }
        return form.from(source == null ? form.source() : source, licence == null ? form.licence() : licence);
    }

    private static List<String> names(String given) throws IOException {
        if (given.contains(",")) {
            return List.of(given.split("\\s*,\\s*", -1));
        }
        Path file = Path.of(given);
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new IOException(file + " cannot be read as text; write one name a line.", e);
        }
    }

    private @Nullable InputShape stated() {
        if (shape == null) {
            return null;
        }
        try {
            return InputShape.parse(shape);
        } catch (IllegalArgumentException e) {
            throw new WrongUse("--shape takes channels, height and width such as 3x224x224, not " + shape);
        }
    }
}
