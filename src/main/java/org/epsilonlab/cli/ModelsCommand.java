package org.epsilonlab.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.epsilonlab.model.AccuracyRecord;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code models list}: every model that loads, and one sentence for every one that does not. */
@Command(
        name = "models",
        description = "Shows the models there are, and takes in others.",
        mixinStandardHelpOptions = true,
        subcommands = {ImportCommand.class, DownloadCommand.Models.class})
final class ModelsCommand implements Runnable {

    private final CliContext context;

    ModelsCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        list(false);
    }

    @Command(name = "list", description = "Lists the models, bundled ones first.", mixinStandardHelpOptions = true)
    void list(@Option(names = "--json", description = "Print JSON.") boolean json) {
        ModelCatalog catalog = context.catalog();
        List<String> problems = new ArrayList<>(catalog.problems());
        List<ModelCatalog.Entry> loaded = new ArrayList<>();
        for (ModelCatalog.Entry entry : catalog.entries()) {
            try (Classifier classifier = ModelLoader.load(entry.folder())) {
                loaded.add(new ModelCatalog.Entry(entry.folder(), classifier.card()));
            } catch (ModelException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (json) {
            context.out().println(Json.GSON.toJson(json(loaded, problems)));
        } else {
            loaded.forEach(entry -> context.out().println(line(entry.card())));
            if (loaded.isEmpty()) {
                context.out().println("There are no models; epsilon-lab train makes one.");
            }
            problems.forEach(context.err()::println);
        }
    }

    private static Map<String, Object> json(List<ModelCatalog.Entry> loaded, List<String> problems) {
        List<Map<String, Object>> models = new ArrayList<>();
        for (ModelCatalog.Entry entry : loaded) {
            ModelCard card = entry.card();
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("name", card.name());
            model.put("title", card.title());
            model.put("folder", entry.folder().toString());
            model.put(
                    "inputShape",
                    List.of(
                            card.inputShape().channels(),
                            card.inputShape().height(),
                            card.inputShape().width()));
            model.put("classes", card.classes());
            model.put("accuracy", card.accuracy());
            model.put("licence", card.licence());
            models.add(model);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("models", models);
        json.put("problems", problems);
        return json;
    }

    private static String line(ModelCard card) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-26s %s", card.name(), card.title()));
        for (AccuracyRecord a : card.accuracy()) {
            line.append(String.format(
                    Locale.ROOT,
                    " · clean %.1f %%, %s-%d %s ε %.3g: %.1f %% (n = %,d)",
                    100 * a.clean(),
                    a.attack(),
                    a.steps(),
                    a.norm(),
                    a.epsilon(),
                    100 * a.robust(),
                    a.n()));
        }
        return line.toString();
    }
}
