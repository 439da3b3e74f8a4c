package org.epsilonlab;

import java.io.IOException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** JavaFX's start and stop. */
public final class App extends Application {

    private static @Nullable Home home;
    private static boolean tour;

    private @Nullable Workbench workbench;

    /** Opens the window, or takes the tour, and returns when that is over. */
    static void run(Home where, boolean withTour) {
        home = where;
        tour = withTour;
        launch(App.class);
    }

    @Override
    public void start(Stage stage) {
        Home where = home;
        if (where == null) {
            throw new IllegalStateException("the program is started by its launcher");
        }
        try {
            Workbench bench = new Workbench(where, stage);
            workbench = bench;
            if (tour) {
                new Tour(bench, Tour.folder(where)).start();
            }
        } catch (IOException e) {
            System.err.println(e.getMessage());
            Launcher.fail();
            Platform.exit();
        }
    }

    @Override
    public void stop() {
        if (workbench != null) {
            workbench.close();
        }
    }
}
