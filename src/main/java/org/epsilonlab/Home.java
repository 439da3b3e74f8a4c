package org.epsilonlab;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.epsilonlab.data.DataShelf;
import org.jspecify.annotations.Nullable;

/**
 * Where the program's files lie: what came with it, which it only reads, and what the user made with it.
 *
 * @param root the folder that holds {@code models} and {@code assets}
 * @param user the user's own data folder, which need not exist yet
 */
public record Home(Path root, Path user) {

    /** The system property that names {@link #root()}; the launch scripts set it. */
    public static final String ROOT_PROPERTY = "epsilonlab.root";

    /** The system property that names {@link #user()} instead of the operating system's convention. */
    public static final String USER_PROPERTY = "epsilonlab.home.user";

    /**
     * Looks for both folders, on this machine and for this user.
     *
     * @throws IOException if there is none; the message is one sentence for the user
     */
    public static Home find() throws IOException {
        List<Path> starts = new ArrayList<>();
        CodeSource code = Home.class.getProtectionDomain().getCodeSource();
        if (code != null) {
            try {
                starts.add(Path.of(code.getLocation().toURI()));
            } catch (URISyntaxException | IllegalArgumentException e) {
                // Not a place in the file system: nothing lies around it, so only the working folder is left.
            }
        }
        starts.add(Path.of(""));
        return find(System.getProperties(), System.getenv(), starts);
    }

    static Home find(Properties properties, Map<String, String> environment, List<Path> starts) throws IOException {
        return new Home(findRoot(properties.getProperty(ROOT_PROPERTY), starts), findUser(properties, environment));
    }

    /** The folder of the bundled models. */
    public Path models() {
        return root.resolve("models");
    }

    /** The folder of the bundled data sets, pictures and fonts. */
    public Path assets() {
        return root.resolve("assets");
    }

    /** Where data sets lie: the bundled ones, and those that the user made of pictures. */
    public DataShelf shelf() {
        return new DataShelf(assets(), user.resolve("data"));
    }

    /**
     * A folder inside the user's data folder, made if it isn't there.
     *
     * @param name the folder's name, such as {@code models}
     * @throws IOException if it can't be made; the message is one sentence for the user
     */
    public Path userFolder(String name) throws IOException {
        Path folder = user.resolve(name);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException(
                    "The folder %s can't be made; make it yourself, or start with -D%s=FOLDER to keep your data elsewhere."
                            .formatted(folder, USER_PROPERTY),
                    e);
        }
    }

    private static Path findRoot(@Nullable String named, List<Path> starts) throws IOException {
        if (named != null && !named.isBlank()) {
            Path root = Path.of(named).toAbsolutePath().normalize();
            if (isRoot(root)) {
                return root;
            }
            throw new IOException(
                    "%s, which %s names, doesn't hold the folders models and assets; name the folder that does."
                            .formatted(root, ROOT_PROPERTY));
        }
        for (Path start : starts) {
            for (Path folder = start.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
                if (isRoot(folder)) {
                    return folder;
                }
            }
        }
        throw new IOException(
                "The folders models and assets are nowhere above %s; start with -D%s=FOLDER to say where they are."
                        .formatted(Path.of("").toAbsolutePath(), ROOT_PROPERTY));
    }

    private static boolean isRoot(Path folder) {
        return Files.isDirectory(folder.resolve("models")) && Files.isDirectory(folder.resolve("assets"));
    }

    private static Path findUser(Properties properties, Map<String, String> environment) throws IOException {
        String named = properties.getProperty(USER_PROPERTY);
        if (named != null && !named.isBlank()) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            Path roaming = absolute(environment.get("APPDATA"));
            return (roaming != null
                            ? roaming
                            : account(properties).resolve("AppData").resolve("Roaming"))
                    .resolve("Epsilon Lab");
        }
        if (system.startsWith("mac")) {
            return account(properties)
                    .resolve("Library")
                    .resolve("Application Support")
                    .resolve("Epsilon Lab");
        }
        // XDG Base Directory Specification: a relative path in the variable is to be ignored.
        Path data = absolute(environment.get("XDG_DATA_HOME"));
        return (data != null ? data : account(properties).resolve(".local").resolve("share")).resolve("epsilon-lab");
    }

    private static @Nullable Path absolute(@Nullable String path) {
        return path != null && Path.of(path).isAbsolute() ? Path.of(path) : null;
    }

    private static Path account(Properties properties) throws IOException {
        // Java says "?" for an account that the system's list of users doesn't give a home.
        Path home = absolute(properties.getProperty("user.home"));
        if (home == null) {
            throw new IOException("This account has no home folder; start with -D%s=FOLDER to say where your data goes."
                    .formatted(USER_PROPERTY));
        }
        return home;
    }
}
