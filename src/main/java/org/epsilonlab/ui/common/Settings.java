package org.epsilonlab.ui.common;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.beans.Observable;
import javafx.beans.property.Property;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/**
 * What the user chose, kept between starts as one JSON object in one file.
 *
 * <p>Written by a thread of its own, a third of a second after the last change, to a file beside it that then takes its
 * place: a crash leaves the old settings or the new ones, never half of them. All methods may be called from any
 * thread; the {@code bind} methods belong to the FX thread.
 */
public final class Settings implements AutoCloseable {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();
    private static final long QUIET_MILLIS = 300;

    private final Path file;
    private final JsonObject values;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "settings");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable String problem;
    private boolean waiting;
    private boolean closed;

    private Settings(Path file, JsonObject values, @Nullable String problem) {
        this.file = file;
        this.values = values;
        this.problem = problem;
    }

    /** Reads the file; where there is none, starts empty. A damaged one is set aside, and {@link #problem} says so. */
    public static Settings open(Path file) {
        if (!Files.exists(file)) {
            return new Settings(file, new JsonObject(), null);
        }
        try {
            JsonObject values = GSON.fromJson(Files.readString(file), JsonObject.class);
            if (values != null) {
                return new Settings(file, values, null);
            }
        } catch (IOException | JsonParseException e) {
            // Told below, the same for every kind of damage.
        }
        return new Settings(file, new JsonObject(), setAside(file));
    }

    private static String setAside(Path file) {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        String said = "The settings in " + file + " could not be read, so the program starts with its defaults";
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return said + "; the damaged file is kept as " + aside.getFileName() + ".";
        } catch (IOException e) {
            return said + "; check that you may write to "
                    + file.toAbsolutePath().getParent() + ".";
        }
    }

    /** One sentence about what went wrong when reading or writing, if anything did. */
    public synchronized Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    public String get(String key, String otherwise) {
        JsonPrimitive found = primitive(key);
        return (found != null && found.isString()) ? found.getAsString() : otherwise;
    }

    /** A finite number, or {@code otherwise}. */
    public double get(String key, double otherwise) {
        JsonPrimitive found = primitive(key);
        return (found != null && found.isNumber() && Double.isFinite(found.getAsDouble()))
                ? found.getAsDouble()
                : otherwise;
    }

    public boolean get(String key, boolean otherwise) {
        JsonPrimitive found = primitive(key);
        return (found != null && found.isBoolean()) ? found.getAsBoolean() : otherwise;
    }

    /** A constant of an enumeration, kept by its name. */
    public <E extends Enum<E>> E get(String key, E otherwise) {
        String name = get(key, "");
        for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return otherwise;
    }

    private synchronized @Nullable JsonPrimitive primitive(String key) {
        JsonElement found = values.get(key);
        return found != null && found.isJsonPrimitive() ? found.getAsJsonPrimitive() : null;
    }

    public void set(String key, String value) {
        put(key, new JsonPrimitive(value));
    }

    /** Keeps a number; one that is not finite is not kept. */
    public void set(String key, double value) {
        if (Double.isFinite(value)) {
            put(key, new JsonPrimitive(value));
        }
    }

    public void set(String key, boolean value) {
        put(key, new JsonPrimitive(value));
    }

    public <E extends Enum<E>> void set(String key, E value) {
        set(key, value.name());
    }

    /** Gives the property its kept value, if there is one, and keeps every later one. */
    public void bindNumber(String key, Property<Number> property) {
        property.setValue(get(key, property.getValue().doubleValue()));
        property.subscribe(value -> set(key, value.doubleValue()));
    }

    /** Gives the property its kept value, if there is one, and keeps every later one. */
    public void bindFlag(String key, Property<Boolean> property) {
        property.setValue(get(key, property.getValue().booleanValue()));
        property.subscribe(value -> set(key, value.booleanValue()));
    }

    /** Gives the property its kept value, if there is one, and keeps every later one. */
    public void bindText(String key, Property<String> property) {
        property.setValue(get(key, property.getValue()));
        property.subscribe(value -> set(key, value));
    }

    /** Gives the property its kept value, if there is one, and keeps every later one. */
    public <E extends Enum<E>> void bindEnum(String key, Property<E> property) {
        property.setValue(get(key, property.getValue()));
        property.subscribe(value -> set(key, value));
    }

    /** Gives the set its kept names, if there are any, and keeps every later change; a name has no line break. */
    public void bindNames(String key, ObservableSet<String> names) {
        String known = get(key, "");
        if (!known.isEmpty()) {
            names.clear();
            names.addAll(List.of(known.split("\n", -1)));
        }
        names.addListener((Observable source) -> set(key, String.join("\n", names)));
    }

    private synchronized void put(String key, JsonElement value) {
        if (closed || value.equals(values.get(key))) {
            return;
        }
        values.add(key, value);
        if (!waiting) {
            waiting = true;
            CompletableFuture.delayedExecutor(QUIET_MILLIS, TimeUnit.MILLISECONDS, writer)
                    .execute(this::write);
        }
    }

    private void write() {
        String text;
        synchronized (this) {
            waiting = false;
            text = GSON.toJson(values);
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
            try {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            synchronized (this) {
                problem = "The settings could not be saved to " + file + "; check that you may write there.";
            }
        }
    }

    /** Writes what is not written yet. Later changes are dropped. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            if (waiting) {
                writer.execute(this::write);
            }
        }
        end(writer);
    }

    private static void end(ExecutorService writer) {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(2, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            writer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
