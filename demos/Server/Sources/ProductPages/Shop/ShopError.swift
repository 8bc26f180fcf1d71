/// Why the shop has no answer.
enum ShopError: Error, Hashable, CustomStringConvertible {
    /// The id of a request is no number.
    case notAnID(String)
    /// There is no product of this id.
    case unknownProduct(Int, ids: ClosedRange<Int>)
    /// A warehouse does not answer.
    case warehouseDown(Warehouse)
    /// Nobody can say what things cost.
    case noPrices

    /// Subject, cause and next step, without a full stop, as the engine puts it into a sentence of its own. Quotes what
    /// the user gave, with its control characters escaped.
    var description: String {
        switch self {
        case .notAnID(let text):
            "\(String(text.prefix(40)).debugDescription) is not the id of a product: ask for a number, such as /product/42"
        case .unknownProduct(let id, let ids):
            "There is no product \(id): the catalogue goes from \(ids.lowerBound) to \(ids.upperBound)"
        case .warehouseDown(let warehouse):
            "The \(warehouse.rawValue) warehouse does not answer: ask it again later"
        case .noPrices:
            "The price service does not answer: it was told to fail by ?fail=1"
        }
    }
}
