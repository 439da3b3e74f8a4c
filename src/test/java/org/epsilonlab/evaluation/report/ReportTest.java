package org.epsilonlab.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.CellAnswer;
import org.epsilonlab.evaluation.MeasuredNetwork;
import org.epsilonlab.evaluation.ResultStore;
import org.epsilonlab.evaluation.Study;
import org.epsilonlab.evaluation.StudyFile;
import org.epsilonlab.evaluation.StudyListener;
import org.epsilonlab.evaluation.StudyPlan;
import org.epsilonlab.model.ModelCatalog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Set<String> VOID = Set.of("meta", "img");

    private static List<MeasuredNetwork> networks;
    private static LabelledImages images;
    private static StudyFile study;

    @TempDir
    private Path folder;

    @BeforeAll
    static void measure() throws Exception {
        ModelCatalog catalog = ModelCatalog.scan(List.of(Path.of("models")));
        networks = List.of(
                MeasuredNetwork.of(catalog.find("fashion-mnist-standard")),
                MeasuredNetwork.of(catalog.find("fashion-mnist-collapsed")));
        images = FashionMnist.test(Path.of("assets")).random(30, 1);
        List<CellAnswer> tables = new ArrayList<>();
        StudyListener listener = new StudyListener() {
            @Override
            public void answered(CellAnswer answer) {
                tables.add(answer);
            }
        };
        StudyPlan plan = new StudyPlan(
                networks,
                images,
                List.of(attack("fgm"), attack("noise")),
                List.of(0.0, 0.05, 0.1),
                30,
                new StudyPlan.Extras(true, true, true, true));
        study = StudyFile.of(plan, new Study(plan, new ResultStore(null), listener).run(), tables);
    }

    private static AttackSpec attack(String name) {
        AttackDescription description = AttackCatalog.find(name);
        return new AttackSpec(description, description.arguments(Map.of()), 0, Goal.UNTARGETED, 0);
    }

    private static List<ReportExample> examples() throws Exception {
        return ReportExamples.of(study, networks, images, () -> false);
    }

    @Test
    void thePageSaysItAllAndNeedsNothingElse() throws Exception {
        Path file = folder.resolve("report.html");
        Report.write(file, study, examples());
        String page = Files.readString(file);
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("fashion-mnist:test[random 30 seed 1]", "prefers-color-scheme:dark", "@media print")
                .contains("scale=sign seed=0", networks.get(1).weights(), study.program())
                .contains("Do not believe all of these figures", "a check FAILED", "more-steps-change-little")
                .contains("Under the attack", "calibration error", "made on \\ tried on", "from \\ to")
                .contains("JPEG, quality 75", "The usual quality");
        Matcher fetched = Pattern.compile("(?:src|href)=\"(?!data:)|url\\(|@import|<script|<link")
                .matcher(page);
        assertThat(fetched.find()).isFalse();
        assertBalanced(page);
        // One line a figure.
        assertThat(page.split("<td class=\"word(?: bad)?\">(?:passed|FAILED|not run)</td>", -1))
                .hasSize(1 + study.figures().size());
    }

    private static void assertBalanced(String page) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = Pattern.compile("<(/?)([a-z0-9]+)[^<>]*?(/?)>").matcher(page);
        int tags = 0;
        while (tag.find()) {
            tags++;
            if (tag.group(1).equals("/")) {
                assertThat(open.pop()).isEqualTo(tag.group(2));
            } else if (tag.group(3).isEmpty() && !VOID.contains(tag.group(2))) {
                open.push(tag.group(2));
            }
        }
        assertThat(open).isEmpty();
        assertThat(tags).isGreaterThan(500);
    }

    @Test
    void everyPictureHasItsWords() throws Exception {
        List<ReportExample> examples = examples();
        // Four of each network; of the control there is none.
        assertThat(examples).hasSize(8);
        String page = Report.html(study, examples);
        Matcher picture = Pattern.compile("<img src=\"data:image/png;base64,([^\"]+)\" alt=\"[^\"]+\">")
                .matcher(page);
        int count = 0;
        while (picture.find()) {
            count++;
            var image =
                    ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture.group(1))));
            assertThat(image.getWidth()).isEqualTo(28);
        }
        assertThat(count).isEqualTo(24);
        assertThat(page.split("<img", -1)).hasSize(25);
        assertThat(page.split("<svg", -1)).hasSameSizeAs(page.split("role=\"img\" aria-label=\"[^\"]", -1));
        for (ReportExample example : examples) {
            assertThat(example.outcome().perturbation().linf()).isLessThanOrEqualTo(0.1 * (1 + 1e-5));
        }
    }

    @Test
    void otherPicturesOrWeightsGiveNoExamples() throws Exception {
        LabelledImages others = FashionMnist.test(Path.of("assets")).random(30, 2);
        assertThat(ReportExamples.of(study, networks, others, () -> false)).isEmpty();
        MeasuredNetwork other = new MeasuredNetwork(
                "fashion-mnist-standard",
                "x",
                "000000000000",
                true,
                networks.get(0).loader());
        assertThat(ReportExamples.of(study, List.of(other), images, () -> false))
                .isEmpty();
        assertThat(Report.html(study, List.of())).doesNotContain("<img").doesNotContain("Examples</h2>");
    }

    @Test
    void theCurveIsDrawnWhereTheFiguresAre() {
        String svg = new CurveFigure(Series.of(study).subList(0, 1)).inline("t");
        double clean = study.figures().get(0).figure().robustAccuracy();
        // From 314 at 0 % up to 14 at 100 %, from 56 at ε = 0 to 704 at the largest.
        assertThat(svg).contains("d=\"M56 " + Markup.number(14 + 300 * (1 - clean)) + "L380 ");
        assertThat(svg.split("fill=\"#0072b2\" fill-opacity", -1)).hasSize(2);
    }
}
