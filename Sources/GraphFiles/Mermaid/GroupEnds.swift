internal import GraphDocuments

/// The nodes that stand for whole groups where those are ends of links.
struct GroupEnds {
    private var first: [Int?]
    private var last: [Int?]
    private let indices: [String: Int]

    /// The first node of the group of this id that no other one of it leads to; nil where it has none.
    func first(of id: String?) -> Int? { id.flatMap { indices[$0] }.flatMap { first[$0] } }

    /// The last node of the group of this id that leads to no other one of it; nil where it has none.
    func last(of id: String?) -> Int? { id.flatMap { indices[$0] }.flatMap { last[$0] } }

    /// Looks for the nodes that stand for the groups of a document with these links between its nodes.
    init(document: GraphDocument, links: [(source: Int, target: Int)]) {
        let count = document.groups.count
        indices = Dictionary(uniqueKeysWithValues: document.groups.enumerated().map { ($1.id, $0) })
        first = [Int?](repeating: nil, count: count)
        last = first
        // A node stands for those groups that no link to it, or from it, begins or ends in: from the outermost one
        // down to the innermost one that holds both ends of such a link.
        var entered = [Int](repeating: 0, count: document.nodes.count)
        var left = entered
        let depths = Self.depths(document)
        for (source, target) in links where source != target {
            let shared = Self.sharedDepth(document, depths, source, target)
            entered[target] = max(entered[target], shared)
            left[source] = max(left[source], shared)
        }
        var anyFirst = first
        var anyLast = first
        for (node, value) in document.nodes.enumerated() {
            var place = value.group
            while let group = place {
                if entered[node] < depths[group], first[group] == nil { first[group] = node }
                if left[node] < depths[group] { last[group] = node }
                if anyFirst[group] == nil { anyFirst[group] = node }
                anyLast[group] = node
                place = document.groups[group].parent
            }
        }
        for group in 0..<count {
            first[group] = first[group] ?? anyFirst[group]
            last[group] = last[group] ?? anyLast[group]
        }
    }

    private static func depths(_ document: GraphDocument) -> [Int] {
        var depths: [Int] = []
        for group in document.groups { depths.append((group.parent.map { depths[$0] } ?? 0) + 1) }
        return depths
    }

    /// The depth of the innermost group that holds both nodes.
    private static func sharedDepth(_ document: GraphDocument, _ depths: [Int], _ source: Int, _ target: Int) -> Int {
        var one = document.nodes[source].group
        var other = document.nodes[target].group
        while let first = one, let second = other, first != second {
            if depths[first] >= depths[second] { one = document.groups[first].parent }
            if depths[second] >= depths[first] { other = document.groups[second].parent }
        }
        guard let shared = one, other != nil else { return 0 }
        return depths[shared]
    }
}
