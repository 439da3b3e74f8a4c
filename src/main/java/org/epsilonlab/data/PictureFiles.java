package org.epsilonlab.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.image.ImageFiles;

/**
 * The picture files among what a user gave: files themselves, and those of folders and of their sub-folders.
 *
 * @param files in the order in which they were given, each once; whether they can be read nobody has tried
 * @param refused one sentence for each thing that is or holds no picture file
 */
public record PictureFiles(List<Path> files, List<String> refused) {

    public PictureFiles {
        files = List.copyOf(files);
        refused = List.copyOf(refused);
    }

    /** Looks at names and into folders; opens no file. */
    public static PictureFiles of(List<Path> given) {
        List<Path> files = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Path each : given) {
            if (Files.isDirectory(each)) {
                try {
                    ImageFolder.entries(each, List.of()).forEach(entry -> files.add(entry.file()));
                } catch (DataException e) {
                    refused.add(String.valueOf(e.getMessage()));
                }
            } else if (ImageFiles.looksLikePicture(each)) {
                files.add(each);
            } else {
                refused.add(each.getFileName()
                        + " is not called like a PNG, JPEG, GIF, BMP or WebP picture; choose another file.");
            }
        }
        return new PictureFiles(files.stream().distinct().toList(), refused);
    }
}
