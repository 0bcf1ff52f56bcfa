import Documents
import Localization
import WorkOrderEngine

extension Papers {
  /// What was done, as far as it is recorded, and room for what is still to be written and signed by hand.
  /// Where nobody repairs any more there is room for no repair.
  func workBlocks(_ view: OrderView, in zone: ZoneRules) -> [Document.Block] {
    let stage = view.order.stage
    let done = doneBlocks(view.order, in: zone)
    if stage.awaitsRepair {
      return [
        .heading(level: 1, strings["order.slip.work"]),
        .room([
          room("order.field.cause"), room("order.field.remedy", lines: 3),
          room("order.field.parts", lines: 3), room("order.field.minutes"),
        ]),
        opinionTitle, opinion,
        // One after the other: between two lines there is room for a name.
        signature("order.slip.worker"), signature("order.slip.signature"),
      ]
    }
    guard stage == .completed else { return done }
    let opinions = view.order.rating == nil ? [opinionTitle, opinion] : []
    return done + opinions + [signature("order.slip.signature")]
  }

  /// Cause and remedy as they were recorded, who repaired it, and how satisfied the reporter is.
  private func doneBlocks(_ order: WorkOrder, in zone: ZoneRules) -> [Document.Block] {
    let cycle = order.current
    guard let completed = cycle.completed, let completion = cycle.completion else { return [] }
    func recorded(_ text: String) -> Document.Cell { .init(text.isEmpty ? Formats.none : text) }
    let who = cycle.completedBy.map { person($0) + " " } ?? ""
    var pairs = [
      field("order.field.cause", recorded(completion.cause)),
      field("order.field.remedy", recorded(completion.remedy)),
      field("order.field.parts", recorded(formats.list(completion.parts))),
      field("order.field.minutes", recorded(completion.minutes.map { "\($0)" } ?? "")),
      field("order.slip.worker", .init(who + formats.full(completed, in: zone))),
    ]
    if let rating = order.rating {
      pairs.append(field("order.field.rating", .init(strings.word(rating: rating))))
    }
    return [.heading(level: 1, strings["order.slip.work"]), .keyValues(pairs)]
  }

  private var opinionTitle: Document.Block {
    .heading(level: 1, strings.heading("order.field.rating"))
  }

  private var opinion: Document.Block {
    .ticks((1...5).reversed().map { strings.word(rating: $0) }, beside: true)
  }

  private func room(_ key: MessageKey, lines: Int = 1) -> Document.WritingRoom {
    .init(strings.heading(key), lines: lines)
  }

  private func signature(_ key: MessageKey) -> Document.Block {
    .signatures([
      .init(label: strings[key], timeLabel: strings.heading("story.column.time"))
    ])
  }
}
