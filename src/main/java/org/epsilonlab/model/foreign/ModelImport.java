package org.epsilonlab.model.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.image.WholeFolder;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.LayerText;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelShelf;
import org.epsilonlab.model.OnnxClassifier;
import org.epsilonlab.model.Prediction;
import org.epsilonlab.model.Probe;
import org.jspecify.annotations.Nullable;

/**
 * Takes one network in from elsewhere: {@link #look} finds out what can be found out, {@link #tryOut} shows it a picture,
 * and {@link #keep} makes a model folder of it, whole or not at all. Everything is done on a copy in the system's folder
 * for what does not last, which goes with this. Blocks, so keep it off the FX thread.
 */
public final class ModelImport implements AutoCloseable {

    private final Trial trial;
    private final ModelShelf shelf;
    private final StagedCopy staged = new StagedCopy();
    private @Nullable ModelCard card;

    /**
     * @param trial where it is tried; closed with this
     * @param shelf where it is kept
     */
    public ModelImport(Trial trial, ModelShelf shelf) {
        this.trial = trial;
        this.shelf = shelf;
    }

    /**
     * Looks at a file.
     *
     * @param layers a file with the list of layers, for weights alone
     * @param shape of the pictures it takes, null if it is to be found by trying
     * @throws ModelException one sentence, if it cannot be used
     */
    public Proposal look(Path file, @Nullable Path layers, @Nullable InputShape shape) throws ModelException {
        ForeignKind kind = ForeignKind.of(file);
        clear();
        Path folder = staged.start();
        try {
            switch (kind) {
                case SCRIPT -> Files.copy(file, folder.resolve(ImportForm.SCRIPT));
                case ONNX -> Files.copy(file, folder.resolve(ImportForm.ONNX));
                case SAFETENSORS -> Files.copy(file, folder.resolve(ModelCard.WEIGHTS));
                case ZIP -> ModelZip.unpack(file, folder);
                case FOLDER -> copy(ModelCatalog.scan(List.of()).resolve(file.toString()), folder);
            }
        } catch (IOException e) {
            throw StagedCopy.full(folder, e);
        }
        return switch (kind) {
            case SCRIPT -> closed(file, kind, folder.resolve(ImportForm.SCRIPT), shape);
            case ONNX -> closed(file, kind, folder.resolve(ImportForm.ONNX), shape);
            case SAFETENSORS -> weights(file, folder, layers, shape);
            default -> whole(file, kind, folder);
        };
    }

    private static void copy(ModelCatalog.Entry entry, Path folder) throws IOException {
        for (Path file : ModelShelf.files(entry)) {
            Files.copy(file, folder.resolve(file.getFileName().toString()));
        }
    }

    /** A network that keeps what it computes to itself, and is asked. */
    private Proposal closed(Path file, ForeignKind kind, Path copy, @Nullable InputShape stated) throws ModelException {
        List<Proposal.Fit> fits;
        try {
            ShapeSearch search = new ShapeSearch(trial, copy);
            fits = kind == ForeignKind.ONNX ? search.fitsOfOnnx(stated) : search.fits(stated);
        } catch (ModelException e) {
            throw named(e, copy, file);
        }
        Proposal.Fit first = fits.get(0);
        List<String> remarks = new ArrayList<>();
        if (fits.size() > 3) {
            remarks.add("It takes pictures of many sizes; choose the one it was trained for.");
        }
        switch (first.answer()) {
            case PROBABILITIES -> remarks.add("It answers probabilities, not logits; attacks use their logarithm.");
            case LOG_PROBABILITIES -> remarks.add("It answers logarithms of probabilities, which serve as logits.");
            case LOGITS -> remarks.add("It answers logits.");
        }
        if (kind == ForeignKind.ONNX) {
            remarks.add(OnnxClassifier.NO_GRADIENTS);
        }
        return new Proposal(file, kind, fits, ImportForm.of(file, first, List.of()), remarks);
    }

    private Proposal weights(Path file, Path folder, @Nullable Path layers, @Nullable InputShape stated)
            throws ModelException {
        if (layers == null) {
            throw new ModelException(
                    file + " holds weights alone; give the list of layers beside it, as the architecture editor of the"
                            + " Train place writes it.");
        }
        List<LayerSpec> list;
        try {
            list = LayerText.parse(Files.readString(layers));
        } catch (IOException e) {
            throw new ModelException(layers + " cannot be read as text; check that it is there.", e);
        }
        List<Proposal.Fit> fits = WeightsSearch.fits(file, folder.resolve(ModelCard.WEIGHTS), list, stated);
        return new Proposal(file, ForeignKind.SAFETENSORS, fits, ImportForm.of(file, fits.get(0), list), List.of());
    }

    private Proposal whole(Path file, ForeignKind kind, Path folder) throws ModelException {
        ModelCard read;
        try {
            read = ModelCatalog.scan(List.of()).resolve(folder.toString()).card();
        } catch (ModelException e) {
            throw named(e, folder, file);
        }
        card = read;
        Proposal.Fit fit = new Proposal.Fit(read.inputShape(), read.classes().size(), Probe.Kind.LOGITS);
        ImportForm form = new ImportForm(
                read.title(),
                read.inputShape(),
                read.normalization(),
                read.resize(),
                read.classes(),
                read.layers(),
                read.source(),
                read.licence());
        return new Proposal(file, kind, List.of(fit), form, List.of());
    }

    /**
     * What the network makes of a picture, as the form stands now.
     *
     * @param picture of the form's shape
     * @throws ModelException one sentence, if it cannot be used so
     */
    public Prediction tryOut(Proposal proposal, ImportForm form, Pixels picture) throws ModelException {
        List<Float> answer = check(proposal, form, picture).logits();
        float[] logits = new float[answer.size()];
        for (int k = 0; k < logits.length; k++) {
            logits[k] = answer.get(k);
        }
        return Prediction.ofLogits(logits, 0, logits.length);
    }

    /** One sentence for each thing to know of the network before its figures are believed. */
    public List<String> remarks(Proposal proposal, ImportForm form) throws ModelException {
        return check(proposal, form, null).remarks();
    }

    private TrialAnswer check(Proposal proposal, ImportForm form, @Nullable Pixels picture) throws ModelException {
        Path folder = staged.folder();
        try {
            CardFile.write(card(proposal, form, "import"), folder);
            return trial.ask(TrialRequest.ofFolder(folder, picture));
        } catch (IOException e) {
            throw StagedCopy.full(folder, e);
        } catch (ModelException e) {
            throw named(e, folder, proposal.file());
        }
    }

    /** The user knows the file and nothing of the copy. */
    private static ModelException named(ModelException problem, Path copy, Path file) {
        String sentence = String.valueOf(problem.getMessage());
        for (String part : List.of(
                        copy.resolve(ImportForm.SCRIPT),
                        copy.resolve(ImportForm.ONNX),
                        copy.resolve(ModelCard.WEIGHTS),
                        copy)
                .stream()
                .map(Path::toString)
                .toList()) {
            sentence = sentence.replace(part, file.toString());
        }
        return new ModelException(sentence, problem);
    }

    private ModelCard card(Proposal proposal, ImportForm form, String name) throws ModelException {
        try {
            ModelCard whole = card;
            if (whole != null) {
                return whole.named(name).titled(form.title().strip());
            }
            return form.card(name, proposal.kind());
        } catch (IllegalArgumentException e) {
            throw new ModelException("The form does not fit: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Tries it once more and keeps it among the user's own networks.
     *
     * @param taken names of networks elsewhere
     * @throws ModelException one sentence, if it cannot be used as the form says, or the disk refuses; then nothing of
     *     it is left
     */
    public ModelCatalog.Entry keep(Proposal proposal, ImportForm form, Collection<String> taken) throws ModelException {
        if (form.title().isBlank()) {
            throw new ModelException("The network needs a name; type one.");
        }
        check(proposal, form, null);
        Path target = shelf.root().resolve(shelf.freeName(form.title(), taken));
        ModelCard named = card(proposal, form, String.valueOf(target.getFileName()));
        Path from = staged.folder();
        try (WholeFolder whole = WholeFolder.start(target)) {
            copy(new ModelCatalog.Entry(from, named), whole.part());
            CardFile.write(named, whole.part());
            whole.commit();
            return new ModelCatalog.Entry(target, named);
        } catch (IOException e) {
            throw StagedCopy.full(shelf.root(), e);
        }
    }

    /** Removes the copy; the trial goes on. */
    void clear() {
        staged.clear();
        card = null;
    }

    /** Ends what is being tried and removes the copy. */
    @Override
    public void close() {
        trial.close();
        clear();
    }
}
