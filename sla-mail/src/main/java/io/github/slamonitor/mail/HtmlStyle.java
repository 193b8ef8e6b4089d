package io.github.slamonitor.mail;

/** How the HTML of a mail looks: light and dark, wide and narrow. Some mail programs drop a style of more than 8 kB. */
final class HtmlStyle {

    static final String CSS = """
            body{margin:0;padding:0;background:#f2f4f7}
            .page{background:#f2f4f7;color:#101828;padding:24px 12px;font:15px/1.5 -apple-system,BlinkMacSystemFont,\
            'Segoe UI',Roboto,Helvetica,Arial,sans-serif}
            .card{width:100%;max-width:720px;margin:0 auto;background:#ffffff;border-radius:10px;border-collapse:separate;\
            border-spacing:0;overflow:hidden}
            .card td,.card th{text-align:left;vertical-align:top}
            .bar{height:6px;line-height:6px;font-size:0}
            .body{padding:24px 28px 28px}
            h1{font-size:21px;line-height:1.35;margin:10px 0 2px;font-weight:650;overflow-wrap:anywhere}
            h2{font-size:15px;margin:28px 0 6px;font-weight:650}
            .n{color:#667085;font-weight:400}
            .muted,.small,.since,th{color:#667085}
            .small,.since{font-size:13px;line-height:1.45}
            .rows{width:100%;border-collapse:collapse;table-layout:fixed}
            .rows th{font-size:12px;font-weight:500;padding:4px 12px 4px 0;border-bottom:1px solid #e4e7ec}
            .rows td{padding:12px 12px 12px 0;border-bottom:1px solid #e4e7ec;overflow-wrap:anywhere}
            .rows td.chart{padding-top:0}
            .rows td.joined{border-bottom:0;padding-bottom:6px}
            .svc{width:24%}.val{width:20%}.since{width:21%}
            .name{font-weight:650}
            .big{font-size:17px;font-weight:650}
            .pill{display:inline-block;font-size:11px;line-height:1.5;font-weight:700;letter-spacing:.04em;padding:1px 8px;\
            border-radius:9px;color:#ffffff}
            .row .pill{margin-top:3px}
            .critical{background:#d92d20}.warning{background:#b54708}.info{background:#175cd3}.resolved{background:#067647}
            .t-critical{color:#d92d20}.t-warning{color:#b54708}.t-info{color:#175cd3}.t-resolved{color:#067647}
            .held{margin-top:16px;padding:10px 14px;border-radius:8px;background:#fef6e7;color:#7a4a00;font-size:14px}
            .chart img{display:block;width:100%;height:auto;border:0;margin-bottom:4px}
            .button{display:inline-block;margin-top:26px;padding:10px 18px;border-radius:8px;background:#101828;color:#ffffff;\
            text-decoration:none;font-weight:600}
            .foot{margin-top:24px;font-size:12px;color:#667085}
            @media (max-width:600px){
            .page{padding:0}
            .card{border-radius:0}
            .body{padding:18px 16px 24px}
            h1{font-size:19px}
            .head{display:none}
            .rows,.rows tbody,.row,.row td{display:block;width:auto}
            .row{padding:12px 0;border-bottom:1px solid #e4e7ec}
            .rows .row td{border:0;padding:0 0 4px}
            .row.with{border-bottom:0;padding-bottom:4px}
            .row .pill{margin:0 0 0 6px}
            .svc br{display:none}
            .val .small{display:inline;padding-left:6px}
            }
            @media (prefers-color-scheme:dark){
            body,.page{background:#0e1116 !important}
            .page,h1,h2{color:#e8eaed !important}
            .card{background:#191d24 !important}
            .n,.muted,.small,.since,.foot,.rows th{color:#9aa4b2 !important}
            .rows th,.rows td,.row{border-color:#2c333d !important}
            .t-critical{color:#ff8a80 !important}.t-warning{color:#fdb962 !important}\
            .t-info{color:#8ab4f8 !important}.t-resolved{color:#5fd39a !important}
            .held{background:#33270f !important;color:#f6d28f !important}
            .button{background:#e8eaed !important;color:#101828 !important}
            }
            """;

    private HtmlStyle() {}
}
