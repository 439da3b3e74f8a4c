package org.epsilonlab.ui.attack;

import java.util.List;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.ui.stage.FilmStrip;
import org.epsilonlab.ui.stage.PictureFilter;
import org.epsilonlab.ui.stage.PictureSource;
import org.epsilonlab.ui.stage.Raster;
import org.epsilonlab.ui.stage.SetTitles;

/** Fills the film strip with the test pictures and keeps choice and filter the same on both sides. */
final class FilmStripBinding implements PictureSource {

    /** More classes than that make no menu. */
    private static final int MENU = 30;

    private final PictureChoice pictures;
    private LabelledImages images;

    FilmStripBinding(PictureChoice pictures, FilmStrip strip) {
        this.pictures = pictures;
        this.images = pictures.images();
        PictureFilter kept = pictures.filterProperty().get();
        strip.setSource(this);
        strip.filterProperty().set(kept);
        pictures.imagesProperty().addListener((source, before, after) -> {
            images = after;
            strip.setSource(this);
        });
        strip.filterProperty().bindBidirectional(pictures.filterProperty());
        pictures.offeredProperty()
                .subscribe(offered ->
                        strip.show(offered.stream().mapToInt(Integer::intValue).toArray()));
        pictures.wrongProperty().subscribe(wrong -> strip.refresh());
        pictures.pictureProperty().subscribe(now -> strip.selectedProperty().set(pictures.index()));
        strip.selectedProperty().addListener((source, before, after) -> pictures.choose(after.intValue()));
    }

    @Override
    public String title() {
        return SetTitles.of(images.name());
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public List<String> classes() {
        return images.classes().size() > MENU ? List.of() : images.classes();
    }

    @Override
    public Raster picture(int index) {
        return Raster.of(images.image(index));
    }

    @Override
    public String caption(int index) {
        int label = images.label(index);
        String name = label < 0 ? "class not stated" : images.classes().get(label);
        String title = images.title(index);
        return title.equals(Integer.toString(index)) ? name : title + ": " + name;
    }

    @Override
    public boolean isWrong(int index) {
        return pictures.wrongProperty().get().get(index);
    }
}
