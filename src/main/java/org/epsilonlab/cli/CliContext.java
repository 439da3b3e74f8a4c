package org.epsilonlab.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.model.ModelCatalog;

/**
 * What the commands need from outside.
 *
 * @param models folder of the bundled models
 * @param userModels folder of the user's models, which need not exist
 * @param runs folder of the user's training runs, which need not exist
 * @param architectures folder of the user's own architectures, which need not exist
 * @param shelf of the bundled data and the user's own, whose folder need not exist
 * @param out for results
 * @param err for errors, one sentence each
 */
public record CliContext(
        Path models,
        Path userModels,
        Path runs,
        Path architectures,
        DataShelf shelf,
        PrintStream out,
        PrintStream err) {

    ModelCatalog catalog() {
        return ModelCatalog.scan(List.of(models, userModels, runs));
    }
}
