import Documents
import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// What the database says for the slip of an order, and the slip made of it.
struct SlipPaper {
  private let papers: Papers
  private let view: OrderView
  private let place: Place
  private let links: [LinkedOrder]
  private let asOf: Instant

  /// Asks for the order and its place; how its reporter is reached as `actor` may read it.
  ///
  /// - Throws: ``EngineError`` for an unknown order.
  init(
    of number: String, in snapshot: Snapshot, for actor: Actor, language: Language, asOf: Instant
  ) throws {
    view = try snapshot.orderView(number)
    papers = Papers(
      language: language, names: try PaperNames(snapshot, orders: [view.file]),
      contacts: try snapshot.contactReader(for: actor))
    place = try snapshot.place(view.order.report.place)
    links = try snapshot.links(ofOrder: number)
    self.asOf = asOf
  }

  /// The slip. Outside of the question: the program that draws the code must not keep a reader of the
  /// database waiting.
  func document(_ strings: Strings) throws(EngineError) -> Document {
    try papers.slip(
      view, place: place, code: QRCode(text: view.file.number).code(strings), links: links,
      asOf: asOf)
  }
}
