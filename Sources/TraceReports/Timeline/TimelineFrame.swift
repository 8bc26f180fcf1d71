import JFlow
import TraceFormat

/// What stands around the rows of a timeline: title, axis, legend and style.
struct TimelineFrame {
    private static let margin = 16
    private static let axisTop = 56
    private static let characterWidth = 8

    let rows: TimelineRows
    let scale: TimelineScale
    let history: RunHistory

    /// Where the bars begin: behind the longest name.
    static func left(of rows: TimelineRows) -> Int {
        margin + 10 + max(8, rows.labels.map(columns).max() ?? 0) * characterWidth
    }

    /// About as many columns as the text takes; whatever is not ASCII may be twice as wide.
    private static func columns(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
    }

    func top(ofRow row: Int) -> Int { Self.axisTop + 12 + row * TimelineRow.height }

    private var bottom: Int { top(ofRow: rows.tasks.count) + 6 }
    private var width: Int { scale.left + TimelineScale.width + 3 * Self.margin }
    private var height: Int { bottom + 44 + (notes.isEmpty ? 0 : 20) }

    // MARK: Before the rows

    /// Up to the rows.
    var opening: [String] {
        [
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
            viewBox="0 0 \(width) \(height)">
            <title>\(history.plan.name.escapedForXML)</title>
            <style>\(TimelineStyle.text)</style>
            <rect width="\(width)" height="\(height)" class="b"/>
            <text x="\(Self.margin)" y="26" class="t">\(headline.escapedForXML)</text>
            """
        ] + scale.marks.map(mark)
    }

    private var headline: String {
        let state = history.report.state.map { "\($0.rawValue) after" } ?? "under way for"
        let program = history.origin.program.map { ", \($0.short)" } ?? ""
        return "\(history.plan.name.short): \(state) \(history.report.wallTime.words)\(program)"
    }

    private func mark(_ time: Int) -> String {
        let x = scale.x(time)
        return """
            <path d="M\(x),\(Self.axisTop) V\(bottom)" class="g"/>\
            <text x="\(x)" y="\(Self.axisTop - 8)" class="m">\(time == 0 ? "0" : Duration.nanoseconds(time).words)</text>
            """
    }

    // MARK: Behind the rows

    /// From the rows to the end.
    var closing: [String] {
        let words = notes.joined(separator: "; ")
        let note = """
            <text x="\(Self.margin)" y="\(bottom + 48)" class="s">\(words.escapedForXML)</text>
            """
        return [legend] + (notes.isEmpty ? [] : [note]) + ["</svg>"]
    }

    private var legend: String {
        let signs = [
            ("d", "done"), ("f", "failed"), ("a", "from a cache"), ("x", "cancelled"), ("r", "unfinished"),
            ("w", "waiting"), ("d k", "critical path"),
        ]
        var x = Self.margin
        var parts: [String] = []
        for (kind, words) in signs {
            let height = kind == "w" ? 4 : 12
            parts.append(
                """
                <rect x="\(x)" y="\(bottom + 22 - height / 2)" width="22" height="\(height)" class="\(kind)"/>\
                <text x="\(x + 28)" y="\(bottom + 22)" dy="0.35em" class="s">\(words)</text>
                """)
            x += 28 + (words.count + 3) * Self.characterWidth
        }
        return parts.joined()
    }

    /// What the picture does not show.
    private var notes: [String] {
        var notes: [String] = []
        if rows.hiddenCount > 0 {
            notes.append("\(rows.hiddenCount) tasks that ran for less time are left out")
        }
        if rows.idleCount > 0 {
            notes.append(
                rows.idleCount == 1
                    ? "1 task that did not come to its turn is left out"
                    : "\(rows.idleCount) tasks that did not come to their turn are left out")
        }
        if history.missingCount > 0 { notes.append("\(history.missingCount) events are missing in the trace") }
        return notes
    }
}
