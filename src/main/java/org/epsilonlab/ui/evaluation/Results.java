package org.epsilonlab.ui.evaluation;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.epsilonlab.evaluation.Cell;
import org.epsilonlab.evaluation.CellAnswer;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.PictureResult;
import org.epsilonlab.evaluation.StudyFile;
import org.jspecify.annotations.Nullable;

/** What is in view: figures and tables as they come, which figure is looked at, and which of its pictures. */
final class Results {

    private final ReadOnlyObjectWrapper<List<Measurement>> figures =
            new ReadOnlyObjectWrapper<>(this, "figures", List.of());
    private final ReadOnlyObjectWrapper<List<CellAnswer>> tables =
            new ReadOnlyObjectWrapper<>(this, "tables", List.of());
    private final ReadOnlyObjectWrapper<@Nullable ShownStudy> study = new ReadOnlyObjectWrapper<>(this, "study");
    private final ObjectProperty<@Nullable Measurement> chosen = new SimpleObjectProperty<>(this, "chosen");
    private final ObjectProperty<@Nullable Selection> selection = new SimpleObjectProperty<>(this, "selection");

    Results() {
        chosen.addListener((source, before, now) ->
                selection.set(now == null ? null : Selection.of("All pictures", now, now.pictures())));
    }

    /** Takes all of it out of view. */
    void clear() {
        selection.set(null);
        chosen.set(null);
        figures.set(List.of());
        tables.set(List.of());
        study.set(null);
    }

    /** Shows the whole of a file. */
    void show(ShownStudy now, StudyFile file) {
        clear();
        study.set(now);
        figures.set(file.figures());
        tables.set(file.tables());
        chosen.set(FigureList.first(file.figures()));
    }

    /** More figures; one that comes again brings its card. The pictures that were chosen stay. */
    void add(List<Measurement> fresh) {
        Selection narrow = selection.get();
        Measurement before = chosen.get();
        List<Measurement> all = FigureList.with(figures.get(), fresh);
        Measurement next = before == null
                ? FigureList.first(all)
                : all.stream()
                        .filter(each -> FigureList.isSame(each, before))
                        .findFirst()
                        .orElse(before);
        figures.set(all);
        chosen.set(next);
        if (narrow != null && next != null && FigureList.isSame(narrow.figure(), next)) {
            selection.set(new Selection(narrow.words(), next, narrow.pictures(), narrow.goal()));
        }
    }

    /** More tables. */
    void addTables(List<CellAnswer> fresh) {
        List<CellAnswer> all = new ArrayList<>(tables.get());
        all.addAll(fresh);
        tables.set(List.copyOf(all));
    }

    /** Shows only some of the pictures of the chosen figure. */
    void select(String words, List<PictureResult> pictures) {
        Measurement figure = chosen.get();
        if (figure != null) {
            selection.set(Selection.of(words, figure, pictures));
        }
    }

    /** Shows some of a figure's pictures, to be put on stage with another goal. */
    void select(Selection aimed) {
        chosen.set(aimed.figure());
        selection.set(aimed);
    }

    /** The figure that a table was made beside; null if it is not shown. */
    @Nullable
    Measurement figureOf(Cell table) {
        return figures.get().stream()
                .filter(each -> each.cell().model().equals(table.model())
                        && each.cell().attack().equals(table.attack()))
                .findFirst()
                .orElse(null);
    }

    /** The tables of one kind. */
    List<CellAnswer> tables(Cell.Kind kind) {
        return tables.get().stream()
                .filter(answer -> answer.cell().kind() == kind)
                .toList();
    }

    ReadOnlyObjectWrapper<List<Measurement>> figuresProperty() {
        return figures;
    }

    ReadOnlyObjectWrapper<List<CellAnswer>> tablesProperty() {
        return tables;
    }

    /** What the figures belong to, null before the first. */
    ReadOnlyObjectWrapper<@Nullable ShownStudy> studyProperty() {
        return study;
    }

    /** The figure that is looked at. */
    ObjectProperty<@Nullable Measurement> chosenProperty() {
        return chosen;
    }

    /** The pictures that are shown. */
    ObjectProperty<@Nullable Selection> selectionProperty() {
        return selection;
    }
}
