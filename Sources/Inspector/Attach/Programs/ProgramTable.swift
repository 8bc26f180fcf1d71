import JFlow
import TerminalCore

/// The programs that let themselves be attached to, one a row, in as many columns as there is room for.
struct ProgramTable {
    /// What is said of a program, in the order of the columns.
    enum Column: CaseIterable {
        case program, process, workflow, state, since, access

        var title: String {
            switch self {
            case .program: "program"
            case .process: "pid"
            case .workflow: "workflow"
            case .state: "state"
            case .since: "since"
            case .access: "control"
            }
        }

        /// The fewest cells in which it still says something; `nil` where it is never cut.
        var leastWidth: Int? { self == .program || self == .workflow ? 8 : nil }
    }

    let columns: [(column: Column, width: Int)]
    private let rows: [[Column: String]]
    private let isASCII: Bool

    /// The order in which columns are given up.
    private static let dispensable = [Column.since, .workflow, .access]
    private static let gap = 2
    private static let widestName = 40

    init(_ programs: [AttachableProgram], columns room: Int, isASCII: Bool) {
        rows = programs.map { Self.fields(of: $0, isASCII: isASCII) }
        self.isASCII = isASCII
        var widths: [Column: Int] = [:]
        for column in Column.allCases {
            let widest = rows.map { DisplayWidth.of($0[column] ?? "") }.max() ?? 0
            widths[column] = max(min(widest, Self.widestName), column.title.count)
        }
        columns = Self.fitting(widths, in: room)
    }

    /// The titles of the columns.
    var heading: String { line { $0.title } }

    /// What is said of the program in a row.
    func line(_ row: Int) -> String { line { rows[row][$0] ?? "" } }

    private func line(_ words: (Column) -> String) -> String {
        columns.map { column, width in
            padded(words(column), to: width, alignment: Self.alignment(of: column), isASCII: isASCII)
        }.joined(separator: String(repeating: " ", count: Self.gap)).trimmedRight
    }

    private static func alignment(of column: Column) -> Alignment {
        column == .process || column == .since ? .trailing : .leading
    }

    /// Columns that fit: names are cut first, then whole columns left out.
    private static func fitting(_ widths: [Column: Int], in room: Int) -> [(Column, Int)] {
        var shown = Column.allCases
        for given in [nil] + dispensable.map(Optional.some) {
            shown.removeAll { $0 == given }
            let least = shown.reduce(gap * (shown.count - 1)) { sum, column in
                sum + min(widths[column] ?? 0, column.leastWidth ?? .max)
            }
            if least <= room { break }
        }
        var surplus = shown.reduce(gap * (shown.count - 1) - room) { $0 + (widths[$1] ?? 0) }
        var cut = widths
        for column in [Column.workflow, .program] where shown.contains(column) && surplus > 0 {
            let width = cut[column] ?? 0
            cut[column] = max(width - surplus, min(width, column.leastWidth ?? 0))
            surplus -= width - (cut[column] ?? 0)
        }
        return shown.map { ($0, cut[$0] ?? 0) }
    }

    private static func fields(of program: AttachableProgram, isASCII: Bool) -> [Column: String] {
        let signs: Signs = isASCII ? .ascii : .unicode
        return [
            .program: cleaned(program.program), .process: "\(program.process)",
            .workflow: cleaned(program.workflow ?? "-"), .state: stateWords(program, signs),
            .since: program.since.map { ageText($0) } ?? "-",
            .access: program.allowsControl ? "steerable" : "read only",
        ]
    }

    /// The sign and the word of a state, `nothing yet` for a program that has run nothing.
    static func stateWords(_ program: AttachableProgram, _ signs: Signs) -> String {
        guard let word = program.state else { return "\(signs[TaskState.pending]) nothing yet" }
        let modes: [ScreenMode] = [.running, .held, .paused, .done, .failed, .cancelled]
        let sign = modes.first { $0.word.lowercased() == word }.map { signs[$0] } ?? " "
        return "\(sign) \(fitted(cleaned(word), to: 12, isASCII: signs.isASCII))"
    }
}

/// The programs that let themselves be attached to, as lines for an output that is no terminal; a sentence if there is
/// none.
///
/// - Parameter isASCII: Whether only ASCII is drawn with.
package func programLines(_ programs: [AttachableProgram], isASCII: Bool) -> [String] {
    guard !programs.isEmpty else { return noProgramLines }
    let table = ProgramTable(programs.inOrder, columns: .max, isASCII: isASCII)
    return [table.heading] + programs.indices.map { table.line($0) }
}

/// That there is nothing to choose from, and how a program gets into the list.
let noProgramLines = [
    "No program lets itself be attached to.",
    "A program does once it has called", "AttachServer.start() of JFlowTrace.",
]
