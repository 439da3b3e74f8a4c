package org.epsilonlab.ui.download;

import org.epsilonlab.data.download.DownloadException;
import org.epsilonlab.data.download.Offers;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.shell.Frame;

/** The way to the sheet of downloads. */
public final class Downloads {

    private final DownloadModel model;
    private final Frame frame;
    private final Command open;

    public Downloads(DownloadModel model, Frame frame) {
        this.model = model;
        this.frame = frame;
        open = new Command(
                "Download…",
                "Shortcut+L",
                "ResNets for photographs, CIFAR-10 and all of MNIST, with size and licence; nothing comes unasked.",
                this::show);
    }

    /** Shows what there is. */
    public Command open() {
        return open;
    }

    private void show() {
        String from;
        try {
            from = Offers.host(Offers.address());
        } catch (DownloadException e) {
            frame.refuse(String.valueOf(e.getMessage()));
            return;
        }
        model.look();
        frame.showSheet(new DownloadSheet(model, from, frame::hideSheet));
    }
}
