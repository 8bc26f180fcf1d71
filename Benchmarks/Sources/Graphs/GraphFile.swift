/// A graph as text: a line a task, `id parent parent …`, in any order; empty lines and those that begin with `#` count
/// for nothing.
package enum GraphFile {
    /// All that is wrong with a text.
    package struct Problems: Error, CustomStringConvertible {
        /// One problem each.
        package let lines: [String]
        /// The problems, a line each.
        package var description: String { lines.joined(separator: "\n") }
    }

    /// The graph that a text describes, its tasks in an order in which each stands behind its parents.
    ///
    /// - Throws: ``Problems`` with every id that is given twice or unknown, or the tasks that depend on themselves.
    package static func parse(_ text: String) throws(Problems) -> Graph {
        let entries = Self.entries(text)
        // Their ids would reach the terminal in a message.
        let unsafe = entries.filter { !$0.id.isPrintable || !$0.parents.allSatisfy(\.isPrintable) }
        var problems = unsafe.map { "line \($0.line): an id contains a character that cannot be printed" }
        guard problems.isEmpty else { throw Problems(lines: problems) }
        var indices: [Substring: Int] = [:]
        for (index, entry) in entries.enumerated() where indices.updateValue(index, forKey: entry.id) != nil {
            problems.append("line \(entry.line): task '\(entry.id)' is given twice")
        }
        var parents: [[Int]] = []
        for entry in entries {
            let unknown = entry.parents.filter { indices[$0] == nil }
            problems += unknown.map { "line \(entry.line): no line gives the parent '\($0)' of '\(entry.id)'" }
            parents.append(entry.parents.compactMap { indices[$0] })
        }
        if entries.count < 2 { problems.append("a graph needs two tasks or more, one line each: id parent parent …") }
        guard problems.isEmpty else { throw Problems(lines: problems) }
        return try sorted(entries.map(\.id), parents)
    }

    /// The text that describes a graph.
    package static func text(_ graph: Graph) -> String {
        var text = ""
        for task in graph.indices {
            text += graph.names[task]
            for parent in graph.parents(of: task) { text += " " + graph.names[parent] }
            text += "\n"
        }
        return text
    }

    private struct Entry {
        let line: Int
        let id: Substring
        let parents: ArraySlice<Substring>
    }

    private static func entries(_ text: String) -> [Entry] {
        var entries: [Entry] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }
            guard let id = words.first, !id.hasPrefix("#") else { continue }
            entries.append(Entry(line: index + 1, id: id, parents: words.dropFirst()))
        }
        return entries
    }

    /// Puts tasks behind their parents (Kahn 1962), those of a file that is in order already as they are.
    private static func sorted(_ ids: [Substring], _ parents: [[Int]]) throws(Problems) -> Graph {
        var missing = parents.map(\.count)
        var children: [[Int]] = Array(repeating: [], count: ids.count)
        var isInOrder = true
        for (task, parents) in parents.enumerated() {
            for parent in parents {
                children[parent].append(task)
                isInOrder = isInOrder && parent < task
            }
        }
        var order = isInOrder ? Array(ids.indices) : ids.indices.filter { missing[$0] == 0 }
        var next = isInOrder ? order.count : 0
        while next < order.count {
            for child in children[order[next]] {
                missing[child] -= 1
                if missing[child] == 0 { order.append(child) }
            }
            next += 1
        }
        guard order.count == ids.count else {
            let left = ids.indices.filter { missing[$0] > 0 }.prefix(10).map { "'\(ids[$0])'" }
            throw Problems(lines: [
                "these tasks depend on themselves, or on one that does: \(left.joined(separator: ", "))"
            ])
        }
        var places = [Int](repeating: 0, count: ids.count)
        for (place, task) in order.enumerated() { places[task] = place }
        var graph = Graph()
        for task in order { graph.append(String(ids[task]), parents: parents[task].map { places[$0] }) }
        return graph
    }
}

extension Substring {
    /// Whether no character steers a terminal.
    fileprivate var isPrintable: Bool {
        unicodeScalars.allSatisfy { scalar in
            if scalar.isASCII { return scalar.value >= 0x20 && scalar.value < 0x7F }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: return false
            default: return true
            }
        }
    }
}
