/// Words by which a person picks nodes: part of an id or of a label, or a pattern for the whole of one.
///
/// `*` stands for any text, `?` for one character, `[a-c]` for one of several, `[!a-c]` for one of all others. A pattern
/// without a capital letter takes capitals and small letters for the same.
package struct NodePattern: Sendable, Hashable {
    private enum Piece: Sendable, Hashable {
        case text
        case any
        case one(Character)
        case of([ClosedRange<Character>], isExcluded: Bool)
    }

    /// Whether it is a pattern for the whole of a text, not a part of one.
    package let isGlob: Bool
    private let ignoresCase: Bool
    private let pieces: [Piece]

    /// A pattern of these words; an empty one fits nothing.
    package init(_ words: String) {
        isGlob = words.contains { "*?[".contains($0) }
        ignoresCase = !words.contains { $0.isUppercase }
        pieces = Self.pieces(of: Array(ignoresCase ? words.lowercased() : words), isGlob: isGlob)
    }

    /// The nodes whose id or label fits.
    package func nodes(of document: GraphDocument) -> [Int] {
        document.nodes.indices.filter { fits(document.nodes[$0].id) || fits(document.nodes[$0].label) }
    }

    /// Whether a text fits.
    package func fits(_ text: String) -> Bool {
        guard !pieces.isEmpty else { return false }
        let characters = Array(ignoresCase ? text.lowercased() : text)
        let pieces = isGlob ? pieces : [.text] + pieces + [.text]
        return Self.fits(characters, pieces)
    }

    /// Goes back only to the last `*`, so that no pattern takes more than its length times that of the text.
    private static func fits(_ text: [Character], _ pieces: [Piece]) -> Bool {
        var (place, piece) = (0, 0)
        var retry: (place: Int, piece: Int)?
        while place < text.count {
            if piece < pieces.count, pieces[piece] == .text {
                retry = (place, piece)
                piece += 1
            } else if piece < pieces.count, takes(text[place], pieces[piece]) {
                (place, piece) = (place + 1, piece + 1)
            } else if let last = retry {
                (place, piece) = (last.place + 1, last.piece + 1)
                retry = (last.place + 1, last.piece)
            } else {
                return false
            }
        }
        return pieces[piece...].allSatisfy { $0 == .text }
    }

    private static func takes(_ character: Character, _ piece: Piece) -> Bool {
        switch piece {
        case .text: false
        case .any: true
        case .one(let wanted): character == wanted
        case .of(let ranges, let isExcluded): ranges.contains { $0.contains(character) } != isExcluded
        }
    }

    private static func pieces(of words: [Character], isGlob: Bool) -> [Piece] {
        guard isGlob else { return words.map { .one($0) } }
        var pieces: [Piece] = []
        var place = 0
        while place < words.count {
            switch words[place] {
            case "*": pieces.append(.text)
            case "?": pieces.append(.any)
            case "[":
                if let (piece, end) = bracket(words, place) {
                    pieces.append(piece)
                    place = end
                } else {
                    pieces.append(.one("["))
                }
            default: pieces.append(.one(words[place]))
            }
            place += 1
        }
        return pieces
    }

    /// What stands in brackets from a place on, and the place of the closing one; `nil` if nothing closes it.
    private static func bracket(_ words: [Character], _ start: Int) -> (Piece, Int)? {
        var place = start + 1
        let isExcluded = place < words.count && (words[place] == "!" || words[place] == "^")
        if isExcluded { place += 1 }
        let first = place
        var ranges: [ClosedRange<Character>] = []
        while place < words.count {
            if words[place] == "]" && place > first { return (.of(ranges, isExcluded: isExcluded), place) }
            if place + 2 < words.count, words[place + 1] == "-", words[place + 2] != "]",
                words[place] <= words[place + 2]
            {
                ranges.append(words[place]...words[place + 2])
                place += 3
            } else {
                ranges.append(words[place]...words[place])
                place += 1
            }
        }
        return nil
    }
}

extension GraphDocument {
    /// The nodes that a person means by a name: the one with this id, or else those with this label, or else, if it is a
    /// pattern, those that it fits.
    package func nodes(named name: String) -> [Int] {
        if let node = nodes.firstIndex(where: { $0.id == name }) { return [node] }
        let labelled = nodes.indices.filter { nodes[$0].label == name }
        guard labelled.isEmpty else { return labelled }
        let pattern = NodePattern(name)
        return pattern.isGlob ? pattern.nodes(of: self) : []
    }
}
