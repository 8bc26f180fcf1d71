/// Blocks of six lines or more that stand at two places, which do not overlap.
///
/// Lines are compared without the blanks around them. A line counts only if it has a letter or a digit and at least
/// four characters: brackets, `else` beside a brace aside, repeat everywhere. Blocks do not go from file to file.
struct RepeatedBlocks: Sendable, CustomStringConvertible {
    static let shortest = 6

    /// A place of a block: its first line that counts.
    struct Place: Sendable, Hashable, CustomStringConvertible {
        let path: String
        /// From 1.
        let line: Int

        var description: String { "\(path):\(line)" }
    }

    /// The number of lines that are part of some repeated block.
    let repeatedLineCount: Int
    /// The number of lines that count.
    let countedLineCount: Int
    /// The longest block, with its first place and the next one.
    let longest: (lineCount: Int, first: Place, second: Place)?

    init(_ texts: SourceTexts) async throws {
        let lines = try await CountedLines(texts)
        countedLineCount = lines.ids.count
        repeatedLineCount = try await Self.countRepeated(lines)
        longest = try await Self.findLongest(lines).map { length, pair in
            (length, lines.place(pair.first, in: texts), lines.place(pair.second, in: texts))
        }
    }

    var description: String { "\(repeatedLineCount) of \(countedLineCount) lines stand in repeated blocks" }

    private static func countRepeated(_ lines: CountedLines) async throws -> Int {
        let windows = try await Windows(of: shortest, in: lines)
        var isRepeated = [Bool](repeating: false, count: lines.ids.count)
        for position in windows.groupOfPosition.indices {
            guard let group = windows.groupOfPosition[position] else { continue }
            let places = windows.groups[group]
            guard position - places.first >= shortest || places.last - position >= shortest else { continue }
            for line in position..<position + shortest { isRepeated[line] = true }
        }
        return isRepeated.count { $0 }
    }

    /// Searches the greatest length by halves: where a block is repeated, so is each block inside it.
    private static func findLongest(_ lines: CountedLines) async throws -> (Int, (first: Int, second: Int))? {
        guard var best = try await repeated(shortest, lines).map({ (shortest, $0) }) else { return nil }
        var tooLong = shortest * 2
        while let pair = try await repeated(tooLong, lines) {
            best = (tooLong, pair)
            tooLong *= 2
        }
        while best.0 + 1 < tooLong {
            let middle = (best.0 + tooLong) / 2
            if let pair = try await repeated(middle, lines) { best = (middle, pair) } else { tooLong = middle }
        }
        return best
    }

    /// The first place that repeats an earlier one for so many lines, with the first one that it repeats.
    private static func repeated(_ length: Int, _ lines: CountedLines) async throws -> (first: Int, second: Int)? {
        let windows = try await Windows(of: length, in: lines)
        for position in windows.groupOfPosition.indices {
            guard let group = windows.groupOfPosition[position] else { continue }
            let first = windows.groups[group].first
            if position - first >= length { return (first, position) }
        }
        return nil
    }
}

/// The lines that count, as numbers: equal lines have equal ones.
struct CountedLines {
    private(set) var ids: [Int] = []
    /// Of each line, the index of its file, and its number there, from 1.
    private(set) var files: [Int] = []
    private(set) var numbers: [Int] = []

    init(_ texts: SourceTexts) async throws {
        var known: [ArraySlice<UInt8>: Int] = [:]
        var breath = Breath(of: 0)
        for (index, file) in texts.files.enumerated() {
            for (number, line) in file.lines.enumerated() {
                let content = file.bytes[file.trimmed(line)]
                guard content.count >= 4, content.contains(where: { $0.isWord || $0 >= 0x80 }) else { continue }
                let id = known[content] ?? known.count
                known[content] = id
                ids.append(id)
                files.append(index)
                numbers.append(number + 1)
            }
            try await breath.take(after: index)
        }
    }

    func place(_ position: Int, in texts: SourceTexts) -> RepeatedBlocks.Place {
        RepeatedBlocks.Place(path: texts.files[files[position]].path, line: numbers[position])
    }
}

/// All runs of so many lines inside one file, grouped by equality: found by rolling hashes (Karp and Rabin 1987), and
/// then compared line by line.
private struct Windows {
    private(set) var groups: [(first: Int, last: Int)] = []
    /// Of each position, the group of the window that begins there, if one does.
    private(set) var groupOfPosition: [Int?] = []

    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

    init(of length: Int, in lines: CountedLines) async throws {
        groupOfPosition = Array(repeating: nil, count: lines.ids.count)
        guard lines.ids.count >= length else { return }
        var groupsOfHash: [UInt64: [Int]] = [:]
        let leading = (1..<length).reduce(UInt64(1)) { power, _ in power &* Self.factor }
        var hash = lines.ids[..<length].reduce(UInt64(0)) { $0 &* Self.factor &+ UInt64($1) }
        var breath = Breath(of: 0)
        for position in 0...lines.ids.count - length {
            if position > 0 {
                hash = (hash &- UInt64(lines.ids[position - 1]) &* leading) &* Self.factor
                hash = hash &+ UInt64(lines.ids[position + length - 1])
            }
            guard lines.files[position] == lines.files[position + length - 1] else { continue }
            add(position, length, hash, lines.ids, &groupsOfHash)
            if position % 256 == 0 { try await breath.take(after: position) }
        }
    }

    private mutating func add(
        _ position: Int, _ length: Int, _ hash: UInt64, _ ids: [Int], _ groupsOfHash: inout [UInt64: [Int]]
    ) {
        let candidates = groupsOfHash[hash, default: []]
        let equal = candidates.first { group in
            let first = groups[group].first
            return ids[first..<first + length] == ids[position..<position + length]
        }
        groupOfPosition[position] = equal ?? groups.count
        if let equal {
            groups[equal].last = position
        } else {
            groupsOfHash[hash] = candidates + [groups.count]
            groups.append((position, position))
        }
    }
}
