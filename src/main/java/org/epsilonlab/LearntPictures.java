package org.epsilonlab;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.data.PictureSets;
import org.epsilonlab.image.Fit;
import org.epsilonlab.image.ImageFiles;
import org.epsilonlab.image.Invert;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.image.Preparation;
import org.epsilonlab.model.ModelCard;

/** What a network looks at, in a few small pictures: one of each class of those that it learnt on. */
final class LearntPictures {

    /** Of a network with more classes one picture each would say less than whatever there is. */
    private static final int MOST = 20;

    /** Pixels of the longer side; larger pictures are made so small. */
    private static final int SIDE = 96;

    private final PictureSets sets;
    private final IdentityHashMap<LabelledImages, List<Pixels>> known = new IdentityHashMap<>();

    LearntPictures(PictureSets sets) {
        this.sets = sets;
    }

    /** None for a network whose classes no pictures at hand show. */
    List<Pixels> of(ModelCard card) {
        try {
            LabelledImages images = sets.suiting(card);
            boolean areItsOwn =
                    images.shape().equals(card.inputShape()) && images.classes().equals(card.classes());
            return areItsOwn ? known.computeIfAbsent(images, LearntPictures::some) : List.of();
        } catch (DataException e) {
            System.getLogger(LearntPictures.class.getName())
                    .log(System.Logger.Level.DEBUG, "a card stays without pictures", e);
            return List.of();
        }
    }

    /** In the order of the classes; those of which there is no picture are passed over. */
    private static List<Pixels> some(LabelledImages images) {
        Map<Integer, Pixels> first = new TreeMap<>();
        for (int i = 0; i < images.size() && first.size() < MOST; i++) {
            int label = images.label(i);
            if (label != LabelledImages.UNKNOWN && !first.containsKey(label)) {
                first.put(label, small(images.image(i)));
            }
        }
        return List.copyOf(first.values());
    }

    private static Pixels small(Pixels pixels) {
        int longer = Math.max(pixels.width(), pixels.height());
        if (longer <= SIDE) {
            return pixels;
        }
        return new Preparation(Fit.STRETCH, Invert.NO, false)
                .apply(
                        ImageFiles.rgb(pixels),
                        pixels.channels(),
                        pixels.height() * SIDE / longer,
                        pixels.width() * SIDE / longer);
    }
}
