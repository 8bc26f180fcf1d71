/// Those attributes of a node, an edge or a graph that a picture in a terminal shows.
struct DOTAttributes {
    var label: DOTText?
    var isRecord: Bool?
    var isCluster: Bool?
    var direction: String?

    /// Takes an attribute over, if it is one of those.
    mutating func set(_ name: String, _ value: DOTToken) {
        switch name {
        case "label": label = DOTText(value)
        case "shape": isRecord = value.text == "record" || value.text == "Mrecord"
        case "cluster": isCluster = ["true", "yes"].contains(value.text.lowercased()) || (Int(value.text) ?? 0) != 0
        case "rankdir": direction = value.text.uppercased()
        default: break
        }
    }

    /// Takes over what another list says.
    mutating func set(_ others: DOTAttributes) {
        label = others.label ?? label
        isRecord = others.isRecord ?? isRecord
        isCluster = others.isCluster ?? isCluster
        direction = others.direction ?? direction
    }
}
