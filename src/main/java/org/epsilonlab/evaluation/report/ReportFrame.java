package org.epsilonlab.evaluation.report;

/** The page around a report: its style, light and dark, on screen and on paper. */
final class ReportFrame {

    private static final String STYLE =
            ":root{color-scheme:light dark;--paper:#fff;--ink:#1a1a1a;--quiet:#555;--line:#c8ccd0;"
                    + "--inset:#f3f5f7;--bad:#8a1c0f;--badpaper:#fdecea}"
                    + "@media(prefers-color-scheme:dark){:root{--paper:#16181b;--ink:#e8eaed;--quiet:#a9b0b7;--line:#41464c;"
                    + "--inset:#22262a;--bad:#ffb4a6;--badpaper:#3d1a14}}"
                    + "*{box-sizing:border-box}body{margin:0 auto;max-width:1100px;padding:24px;background:var(--paper);"
                    + "color:var(--ink);font:15px/1.5 Inter,system-ui,Helvetica,Arial,sans-serif}"
                    + "h1{font-size:28px;line-height:1.2;margin:0 0 4px}h2{font-size:20px;margin:36px 0 8px;"
                    + "border-bottom:1px solid var(--line);padding-bottom:4px}h3{font-size:16px;margin:20px 0 6px}"
                    + ".quiet{color:var(--quiet)}.plain{font-weight:400}p{margin:6px 0 10px;max-width:76ch}"
                    + "table{border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums;margin:8px 0 16px}"
                    + "caption{text-align:left;font-weight:600;padding:4px 0;caption-side:top}"
                    + "th,td{border:1px solid var(--line);padding:3px 7px;text-align:right;vertical-align:top}"
                    + "th{background:var(--inset);font-weight:600}td.word,th.word,th[scope=row]{text-align:left}"
                    + "table.heat td{min-width:44px;text-align:center}.full{color:#fff}.wide{overflow-x:auto}"
                    + ".pair{display:flex;flex-wrap:wrap;gap:8px 28px}svg{max-width:100%;height:auto}"
                    + "dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:8px 0}dt{font-weight:600}"
                    + "dd{margin:0;overflow-wrap:anywhere}.warn{background:var(--badpaper);color:var(--bad);border-left:4px solid;"
                    + "padding:8px 12px;margin:8px 0}.bad{color:var(--bad);font-weight:600}"
                    + "tr.group th{background:none;padding-top:10px;text-align:left}svg{color:var(--ink);font-size:13px}figure{margin:8px 0}figcaption{font-size:13px;color:var(--quiet);max-width:90ch}"
                    + ".sum{display:flex;align-items:center;gap:10px;margin:10px 0;flex-wrap:wrap}.sum figure{margin:0;width:150px}"
                    + ".sum img{width:140px;height:140px;object-fit:contain;image-rendering:pixelated;border:1px solid var(--line)}"
                    + ".sign{font-size:24px}"
                    + "@media print{body{max-width:none;padding:0;font-size:11pt}h2,h3{break-after:avoid}.wide{overflow:visible}"
                    + "table,figure,.sum{break-inside:avoid}table.long{break-inside:auto}tr,tr.group{break-inside:avoid}tr.group{break-after:avoid}table{font-size:8pt}"
                    + "th,td{padding:2px 4px}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}"
                    + "@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--quiet:#444;--line:#bbb;--inset:#eee;"
                    + "--bad:#8a1c0f;--badpaper:#fdecea}}";

    private ReportFrame() {}

    /** Opens the page up to its body, which is left open. */
    static Markup start(String title) {
        Markup page = new Markup();
        page.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.element("title", title);
        page.open("style").raw(STYLE).close();
        return page.close().open("body").open("main");
    }

    static String end(Markup page) {
        return page.close().close().close().toString();
    }
}
