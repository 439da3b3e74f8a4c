package org.epsilonlab.training;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epsilonlab.model.LayerSpec;
import org.jspecify.annotations.Nullable;

/**
 * The architectures that are there: the bundled ones first, then the user's own in the order of their names. A value;
 * saving, renaming and deleting answer a new one. A file that cannot be used is a problem and never keeps the others
 * from loading.
 *
 * @param folder of the user's own, which need not exist yet
 * @param entries each name once
 * @param problems one sentence each
 */
public record ArchitectureCatalog(Path folder, List<Architecture> entries, List<String> problems) {

    public ArchitectureCatalog {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** Reads the folder; one that does not exist is empty. */
    public static ArchitectureCatalog scan(Path folder) {
        List<Architecture> entries = new ArrayList<>(Architectures.bundled());
        List<String> problems = new ArrayList<>();
        for (Path file : files(folder, problems)) {
            try {
                entries.add(read(file, new ArchitectureCatalog(folder, entries, List.of())));
            } catch (ArchitectureException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return new ArchitectureCatalog(folder, entries, problems);
    }

    private static Architecture read(Path file, ArchitectureCatalog before) throws ArchitectureException {
        String fileName = file.getFileName().toString();
        // A Mac may hand the letters of a name out in pieces.
        String name = Normalizer.normalize(
                fileName.substring(0, fileName.length() - ArchitectureFile.ENDING.length()), Normalizer.Form.NFC);
        String complaint = before.complaint(name, null);
        if (!complaint.isEmpty()) {
            throw new ArchitectureException(file + " cannot be used; rename it. " + complaint);
        }
        List<LayerSpec> layers = ArchitectureFile.read(file);
        return new Architecture(name, summary(layers), layers, file);
    }

    private static List<Path> files(Path folder, List<String> problems) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> file.getFileName().toString().endsWith(ArchitectureFile.ENDING))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            problems.add(folder + " cannot be listed; check its permissions.");
            return List.of();
        }
    }

    private static String summary(List<LayerSpec> layers) {
        return "your own, " + (layers.size() + 1) + (layers.isEmpty() ? " layer" : " layers");
    }

    /**
     * The architecture of that name.
     *
     * @throws ArchitectureException if there is none; the message lists the names there are, or says what is wrong with
     *     the user's own of that name
     */
    public Architecture find(String name) throws ArchitectureException {
        for (Architecture entry : entries) {
            if (entry.name().equals(name)) {
                return entry;
            }
        }
        String file = folder + File.separator + name + ArchitectureFile.ENDING + " ";
        for (String problem : problems) {
            if (problem.startsWith(file)) {
                throw new ArchitectureException(problem);
            }
        }
        String names = entries.stream().map(Architecture::name).collect(Collectors.joining(", "));
        throw new ArchitectureException("There is no architecture \"" + name + "\"; there are " + names + ".");
    }

    /**
     * Why an architecture of the user's own cannot have this name, one sentence; empty if it can.
     *
     * @param before the name of the one that is changed or renamed, null for a new one
     */
    public String complaint(String name, @Nullable String before) {
        String spelling = ArchitectureNames.complaint(name);
        if (!spelling.isEmpty()) {
            return spelling;
        }
        for (Architecture entry : entries) {
            if (ArchitectureNames.same(entry.name(), name) && !entry.name().equals(before)) {
                return "There is already an architecture “" + entry.name() + "”"
                        + (entry.isOwn() ? "" : ", a bundled one") + "; choose another name.";
            }
        }
        return "";
    }

    /** A name nobody has, made from another: "my small-cnn", "my small-cnn 2" and so on. */
    public String freeName(String from) {
        String stem = from.startsWith("my ") ? from : "my " + from;
        stem = stem.substring(0, Math.min(stem.length(), ArchitectureNames.LONGEST - 6))
                .strip();
        String name = stem;
        for (int i = 2; !complaint(name, null).isEmpty() && i < 10_000; i++) {
            name = stem + " " + i;
        }
        return name;
    }

    /**
     * Keeps a list of layers, whole or not at all. Whether they fit each other depends on the picture's shape and is not
     * looked at.
     *
     * @param layers all but the last linear one
     * @param before the name of the user's own that this takes the place of, null for a new one
     * @return a catalogue that holds it
     * @throws ArchitectureException if the name cannot be had, {@code before} is not the user's own, or the disk refuses
     */
    public ArchitectureCatalog save(String name, List<LayerSpec> layers, @Nullable String before)
            throws ArchitectureException {
        Path old = before == null ? null : own(before);
        Path target = target(name, before, old);
        ArchitectureFile.write(target, layers);
        try {
            if (old != null && !old.equals(target) && Files.exists(old) && !Files.isSameFile(old, target)) {
                Files.delete(old);
            }
        } catch (IOException e) {
            throw new ArchitectureException(
                    target + " was written, but " + old + " cannot be deleted; delete it yourself.", e);
        }
        return scan(folder);
    }

    /**
     * Gives one of the user's own another name.
     *
     * @throws ArchitectureException if it is not the user's own, the name cannot be had, or the disk refuses
     */
    public ArchitectureCatalog rename(String name, String to) throws ArchitectureException {
        Path old = own(name);
        Path target = target(to, name, old);
        try {
            Files.move(old, target);
        } catch (IOException e) {
            throw new ArchitectureException(old + " cannot be renamed; check that it is there and yours.", e);
        }
        return scan(folder);
    }

    /**
     * Deletes one of the user's own; one whose file is gone already is fine.
     *
     * @throws ArchitectureException if it is not the user's own, or the disk refuses
     */
    public ArchitectureCatalog delete(String name) throws ArchitectureException {
        Path file = own(name);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ArchitectureException(file + " cannot be deleted; check that it is yours.", e);
        }
        return scan(folder);
    }

    private Path own(String name) throws ArchitectureException {
        Path file = find(name).file();
        if (file == null) {
            throw new ArchitectureException("“" + name + "” is bundled and stays as it is; save a copy of your own.");
        }
        return file;
    }

    private Path target(String name, @Nullable String before, @Nullable Path old) throws ArchitectureException {
        String complaint = complaint(name, before);
        if (!complaint.isEmpty()) {
            throw new ArchitectureException(complaint);
        }
        Path target = folder.resolve(name + ArchitectureFile.ENDING);
        try {
            // Another window may have saved one since the folder was read.
            if (Files.exists(target) && (old == null || !Files.isSameFile(old, target))) {
                throw new ArchitectureException(target + " exists already; choose another name.");
            }
        } catch (IOException e) {
            throw new ArchitectureException(target + " cannot be looked at; check its permissions.", e);
        }
        return target;
    }
}
