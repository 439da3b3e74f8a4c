package org.epsilonlab.architecture.sample.attack;

import javafx.scene.image.Image;

/** An attack with a window in it. */
record DrawsItself(Image image) {}
