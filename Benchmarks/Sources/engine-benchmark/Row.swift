import Foundation

/// One line of the table.
struct Row: CustomStringConvertible {
    static let title = line(
        "bodies", "shape", ["build", "run", "plain loop", "task group", "run/loop", "run/group"])

    let description: String

    init(_ comparison: Comparison) {
        let run = comparison.run.median
        description = Self.line(
            comparison.kind.rawValue, comparison.shape.rawValue,
            [comparison.build, comparison.run, comparison.floor, comparison.handWritten].map(Self.pair) + [
                String(format: "%.1f", run / comparison.floor.median),
                String(format: "%.3f", run / comparison.handWritten.median),
            ])
    }

    private static func pair(_ measurement: Measurement) -> String {
        String(format: "%.0f / %.0f", measurement.minimum, measurement.median)
    }

    private static func line(_ kind: String, _ shape: String, _ cells: [String]) -> String {
        let head = [kind, shape].map { $0.padding(toLength: 10, withPad: " ", startingAt: 0) }
        return (head + cells.map { String(repeating: " ", count: max(0, 12 - $0.count)) + $0 }).joined(separator: " ")
    }
}
