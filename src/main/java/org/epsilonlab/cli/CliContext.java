package org.epsilonlab.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.download.Download;
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

    /** Where downloads go: beside the user's other folders. */
    Download.Places downloads() {
        Path own = shelf.own();
        return new Download.Places(
                userModels.resolveSibling("downloads"),
                own == null ? userModels.resolveSibling("data") : own,
                userModels,
                models,
                runs);
    }

    ModelCatalog catalog() {
        return ModelCatalog.scan(List.of(models, userModels, runs));
    }
}
