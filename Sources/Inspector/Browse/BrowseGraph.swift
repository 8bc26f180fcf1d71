import GraphDocuments

/// The graph as it is shown: some nodes folded into one, and only the surroundings of one node if that was asked for.
struct BrowseGraph: Sendable {
    /// The folds that were made, later ones holding whole earlier ones or nothing of them.
    private(set) var folds: [Fold]
    /// What is shown of the document.
    private(set) var collapsed: CollapsedDocument
    /// The document as it was read.
    let whole: GraphDocument
    /// Whose surroundings are shown, and how many edges far; by its index in the whole document.
    private(set) var isolation: (node: Int, distance: Int)?
    /// The collapsed document, or the isolated part of it.
    private(set) var document: GraphDocument
    /// For each node that is shown, the nodes of the whole document that it stands for.
    private(set) var members: [[Int]]
    /// For each node of the whole document, the node that stands for it; `nil` if it is not shown.
    private(set) var places: [Int?]
    /// The shown sources and targets of the edges of each shown node, each once.
    private(set) var sources: [[Int]] = []
    private(set) var targets: [[Int]] = []

    /// The groups are folded from so many nodes on.
    static let groupsFoldFrom = 200

    init(_ document: GraphDocument, detail: LevelOfDetail) {
        whole = document
        var collapsed = detail.applied(to: document).collapsed
        if !collapsed.isCollapsed, document.nodes.count > Self.groupsFoldFrom { collapsed = collapsed.foldingGroups() }
        folds = collapsed.folds.sorted().map { Fold(nodes: collapsed.members[$0], label: collapsed.plainLabel($0)) }
        self.collapsed = collapsed
        self.document = collapsed.document
        members = collapsed.members
        places = collapsed.places
        link()
    }

    /// Whether a shown node stands for several.
    func isFold(_ node: Int) -> Bool { members[node].count > 1 }

    /// The nodes of the whole document that a shown node stands for, if they are several.
    func fold(of node: Int) -> Fold? {
        isFold(node) ? folds.last { $0.nodes == members[node] } : nil
    }

    /// The shown nodes that stand for several.
    var foldedNodes: Set<Int> { Set(members.indices.filter(isFold)) }

    mutating func add(_ fold: Fold) {
        folds.append(fold)
        apply()
    }

    mutating func open(_ fold: Fold) {
        folds.removeAll { $0.nodes == fold.nodes }
        apply()
    }

    mutating func isolate(_ isolation: (node: Int, distance: Int)?) {
        self.isolation = isolation
        apply()
    }

    /// Folds only the outermost of what was folded; the rest comes back with them.
    private mutating func apply() {
        var isCovered = [Bool](repeating: false, count: whole.nodes.count)
        var outermost: [Fold] = []
        for fold in folds.reversed() where !isCovered[fold.nodes[0]] {
            for node in fold.nodes { isCovered[node] = true }
            outermost.append(fold)
        }
        collapsed = CollapsedDocument(whole).folding(outermost)
        document = collapsed.document
        members = collapsed.members
        places = collapsed.places
        link()
        if let isolation { keep(near: isolation.node, isolation.distance) }
    }

    private mutating func keep(near node: Int, _ distance: Int) {
        guard let start = places[node] else { return }
        var reached: Set<Int> = [start]
        var last = [start]
        for _ in 0..<distance {
            last = last.flatMap { sources[$0] + targets[$0] }.filter { reached.insert($0).inserted }
        }
        let kept = document.nodes.indices.filter { reached.contains($0) }
        document = document.part(keeping: document.nodes.indices.map { reached.contains($0) })
        members = kept.map { members[$0] }
        places = [Int?](repeating: nil, count: whole.nodes.count)
        for (place, nodes) in members.enumerated() { for node in nodes { places[node] = place } }
        link()
    }

    private mutating func link() {
        sources = [[Int]](repeating: [], count: document.nodes.count)
        targets = sources
        struct Ends: Hashable { let source, target: Int }
        var known: Set<Ends> = []
        for edge in document.edges where known.insert(Ends(source: edge.source, target: edge.target)).inserted {
            sources[edge.target].append(edge.source)
            targets[edge.source].append(edge.target)
        }
    }
}
