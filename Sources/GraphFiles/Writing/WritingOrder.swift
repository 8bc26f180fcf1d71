internal import GraphDocuments

/// The order in which a language of nested blocks writes a document's nodes and groups.
///
/// If the nodes of each group follow one another, they stand in its block. If not, all nodes come first, and the blocks
/// only name theirs: so a reader finds them in the document's order.
struct WritingOrder {
    enum Line {
        case open(group: Int, depth: Int)
        /// `isNamed`: it was written before, and here only its name stands.
        case node(Int, depth: Int, isNamed: Bool)
        case close(depth: Int)
    }

    private enum Member {
        case node(Int)
        case group(Int)
    }

    private let document: GraphDocument

    /// The order of a document.
    init(_ document: GraphDocument) { self.document = document }

    /// The lines from the first to the last.
    var lines: [Line] {
        let nested = lines(isNamed: false)
        var node = 0
        var group = 0
        for line in nested {
            switch line {
            case .node(let index, _, _):
                guard index == node else { return nodesFirst }
                node += 1
            case .open(let index, _):
                guard index == group else { return nodesFirst }
                group += 1
            case .close: break
            }
        }
        return nested
    }

    private var nodesFirst: [Line] {
        document.nodes.indices.map { .node($0, depth: 0, isNamed: false) } + lines(isNamed: true)
    }

    /// The blocks, found without recursion; a group stands where its first node would, or, where nodes are only named
    /// in it, where its index wants it.
    private func lines(isNamed: Bool) -> [Line] {
        let members = isNamed ? membersByIndex : membersByFirstNode
        var lines: [Line] = []
        var path = [(group: document.groups.count, next: 0)]
        while let (group, next) = path.last {
            guard next < members[group].count else {
                path.removeLast()
                if !path.isEmpty { lines.append(.close(depth: path.count - 1)) }
                continue
            }
            path[path.count - 1].next += 1
            switch members[group][next] {
            case .node(let node): lines.append(.node(node, depth: path.count - 1, isNamed: isNamed))
            case .group(let inner):
                lines.append(.open(group: inner, depth: path.count - 1))
                path.append((inner, 0))
            }
        }
        return lines
    }

    /// For each group, and last for the whole, the nodes in it and then the groups; nodes without a group are left out.
    private var membersByIndex: [[Member]] {
        var members = [[Member]](repeating: [], count: document.groups.count + 1)
        for (node, value) in document.nodes.enumerated() {
            if let group = value.group { members[group].append(.node(node)) }
        }
        for (group, value) in document.groups.enumerated() {
            members[value.parent ?? document.groups.count].append(.group(group))
        }
        return members
    }

    private var membersByFirstNode: [[Member]] {
        var members = [[Member]](repeating: [], count: document.groups.count + 1)
        var isPlaced = [Bool](repeating: false, count: document.groups.count)
        func place(_ group: Int?) {
            var group = group
            while let inner = group, !isPlaced[inner] {
                isPlaced[inner] = true
                let outer = document.groups[inner].parent
                members[outer ?? document.groups.count].append(.group(inner))
                group = outer
            }
        }
        for (node, value) in document.nodes.enumerated() {
            place(value.group)
            members[value.group ?? document.groups.count].append(.node(node))
        }
        for group in document.groups.indices { place(group) }
        return members
    }
}

/// Four spaces for each level; from a depth on that no reader counts no more, lest a text grow with its square.
func indentation(_ depth: Int) -> String { String(repeating: "    ", count: min(depth, 20)) }
