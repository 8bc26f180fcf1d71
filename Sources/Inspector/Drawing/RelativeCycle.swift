/// The parents or children of a node that `u` and `d` visit in turn: the first press goes to the first, further ones to
/// the others.
struct RelativeCycle: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case parents, children
    }

    let kind: Kind
    let nodes: [Int]
    private let place: Int

    /// Where the cycle stands now.
    var current: Int { nodes[place] }

    /// Stands at the first of these relatives; `nil` if there are none.
    init?(_ kind: Kind, of nodes: [Int]) {
        guard !nodes.isEmpty else { return nil }
        self.init(kind, nodes, at: 0)
    }

    private init(_ kind: Kind, _ nodes: [Int], at place: Int) {
        self.kind = kind
        self.nodes = nodes
        self.place = place
    }

    /// One step on, if that is what a press at this node asks for: the same relatives, of which there are others.
    func next(_ kind: Kind, at node: Int) -> RelativeCycle? {
        guard kind == self.kind, node == current, nodes.count > 1 else { return nil }
        return RelativeCycle(kind, nodes, at: (place + 1) % nodes.count)
    }
}
