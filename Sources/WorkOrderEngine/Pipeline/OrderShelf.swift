/// The orders that one long transaction has read or written, so that the next command on one of
/// them need not read its history again. True because nobody else can write meanwhile; made for
/// ``Engine/together(now:_:)``, and gone with it.
///
/// Unchecked, because an engine can be sent and holds one, though this one never leaves the thread that
/// runs the transaction: it is valid only inside the closure of ``Engine/together(now:_:)``.
final class OrderShelf: @unchecked Sendable {
  private var files: [Int64: OrderFile] = [:]
  private var ids: [String: Int64] = [:]

  /// The order with this id as it was read or written last.
  subscript(id: Int64) -> OrderFile? { files[id] }

  /// The order with this number, which must have its stored form.
  subscript(number: String) -> OrderFile? { ids[number].flatMap { files[$0] } }

  /// Keeps an order as it stands now.
  func put(_ file: OrderFile) {
    files[file.id] = file
    ids[file.number] = file.id
  }
}
