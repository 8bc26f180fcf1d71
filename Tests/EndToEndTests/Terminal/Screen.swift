/// What a terminal shows.
struct Screen: Equatable, CustomStringConvertible {
    let lines: [String]

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    var description: String { lines.joined(separator: "\n") }

    func contains(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

    /// The first word of the footer, which says what the run is doing.
    var mode: String {
        let last = lines.last { !$0.allSatisfy { $0 == " " } } ?? ""
        return String(last.split(separator: " ").first ?? "")
    }

    /// How many tasks are in the states of these signs, as the header counts them; nil if it does not.
    func count(of signs: Character...) -> Int? {
        guard let line = lines.first(where: { $0.contains(" ▸") && $0.contains(" ◌") && $0.contains("✓") }) else {
            return nil
        }
        let words = line.split(separator: " ").filter { word in word.first.map(signs.contains) ?? false }
        let counts = words.compactMap { Int($0.dropFirst()) }
        return counts.count == signs.count ? counts.reduce(0, +) : nil
    }

    /// The sign of the node with this name.
    func sign(of task: String) -> Character? { node(task)?.sign }

    /// The time that the node with this name shows, in seconds, if it is one.
    func seconds(of task: String) -> Double? {
        guard let word = node(task)?.rest.split(separator: " ").first else { return nil }
        if word.hasSuffix("ms") { return Double(word.dropLast(2)).map { $0 / 1000 } }
        return word.hasSuffix("s") ? Double(word.dropLast()) : nil
    }

    /// Where the node with this name begins, counted from 1 as the mouse counts.
    func place(of task: String) -> (column: Int, row: Int)? {
        for (row, line) in ended.enumerated() {
            guard let start = line.range(ofNode: task) else { continue }
            return (line.distance(from: line.startIndex, to: start.lowerBound) + 1, row + 1)
        }
        return nil
    }

    /// The task whose node has the mark of the selection.
    var selected: String? {
        for line in lines {
            guard let mark = line.firstIndex(of: "❯") else { continue }
            let words = line[mark...].dropFirst().split(separator: " ")
            return words.count > 1 ? String(words[1]) : nil
        }
        return nil
    }

    /// The lines, each with a blank behind its last word.
    private var ended: [String] { lines.map { $0 + " " } }

    private func node(_ task: String) -> (sign: Character, rest: Substring)? {
        for line in ended {
            guard let range = line.range(ofNode: task) else { continue }
            return (line[range.lowerBound], line[range.upperBound...])
        }
        return nil
    }
}

extension String {
    /// The sign, a blank and the name.
    fileprivate func range(ofNode task: String) -> Range<Index>? {
        var rest = self[...]
        while let range = rest.firstRange(of: " \(task) ") {
            if range.lowerBound > startIndex {
                let sign = index(before: range.lowerBound)
                if "◌▹▸✓≣✗↷⊘⋄↻·".contains(self[sign]) { return sign..<range.upperBound }
            }
            rest = rest[index(after: range.lowerBound)...]
        }
        return nil
    }
}
