/// The colours of a timeline, those of the drawings of graphs.
enum TimelineStyle {
    static let text = """
        text{font:13px ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#1f2328;white-space:pre}
        .b{fill:#fff}
        .t{font-size:14px;font-weight:bold}
        .l{text-anchor:end}
        .m{text-anchor:middle;font-size:12px;fill:#57606a}
        .s{font-size:12px;fill:#57606a}
        .g{stroke:#d0d7de;stroke-width:1}
        .w{fill:#afb8c1}
        .d{fill:#4c9a6a}
        .f{fill:#cf222e}
        .a{fill:#5a8fd6}
        .x{fill:#8c959f}
        .r{fill:#d4a72c}
        .k{stroke:#bf5b00;stroke-width:2}
        .c{fill:#bf5b00;font-weight:bold}
        @media (prefers-color-scheme:dark){text{fill:#e6edf3}.b{fill:#0d1117}.m,.s{fill:#9198a1}.g{stroke:#30363d}\
        .w{fill:#57606a}.f{fill:#f85149}.k{stroke:#f0883e}.c{fill:#f0883e}}
        """
}
