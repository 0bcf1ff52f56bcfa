/// The references an import has met, so that rows that must be new are not looked for.
///
/// A campus that had no order with a reference when the import came to it has only those that the
/// import brought; of these the hashes are kept. As soon as anybody else has reported an order,
/// nothing is taken for granted any more.
final class ImportReferences {
  /// The hashes of what this import wrote, of campuses that had none before it.
  private var written: [Int64: Set<Int>] = [:]
  private var settledCampuses: Set<Int64> = []
  private var lastOrder: Int64?

  /// Begins a batch.
  ///
  /// - Parameter newest: the highest id of all orders as the batch begins.
  func begin(newest: Int64) {
    guard let lastOrder, lastOrder != newest else { return }
    settledCampuses.formUnion(written.keys)
    written = [:]
  }

  /// Ends a batch after which `newest` is the highest id of all orders.
  func end(newest: Int64) { lastOrder = newest }

  /// Whether an order with this reference may stand on the campus; false: certainly not.
  ///
  /// - Parameter hasAny: whether any order of the campus has a reference; asked once a campus.
  func mayStand(
    _ reference: String, campus: Int64, hasAny: () throws -> Bool
  ) rethrows -> Bool {
    if settledCampuses.contains(campus) { return true }
    if let written = written[campus] { return written.contains(reference.hashValue) }
    guard try hasAny() else {
      written[campus] = []
      return false
    }
    settledCampuses.insert(campus)
    return true
  }

  /// Notes an order that the import wrote.
  func note(_ reference: String, campus: Int64) {
    written[campus]?.insert(reference.hashValue)
  }
}
