public import Documents
import Localization
public import WorkOrderEngine

extension Papers {
  /// The slip that goes along with a repair: what, where, how it stands, until when, what to look at while
  /// there, and room for what is still to be written and signed.
  ///
  /// - Parameters:
  ///   - place: where the repair is.
  ///   - code: the number of the order for eye and camera.
  ///   - links: the orders that belong to it.
  /// - Throws: ``EngineError/configuration(_:)`` when a calendar is missing.
  public func slip(
    _ view: OrderView, place: Place, code: Document.Code, links: [LinkedOrder] = [], asOf: Instant
  ) throws(EngineError) -> Document {
    let view = contacts.reading(view)
    let zone = view.surroundings.campus.zone
    let isCancelled = view.order.stage == .cancelled
    let title = "\(strings["order.slip.title"]) \(view.file.number)"
    return Document(
      title: isCancelled ? "\(title) · \(strings.heading("order.state.cancelled"))" : title,
      subtitle: "\(campus(view.order.campus)) · \(asOfLine(asOf, in: zone))",
      language: language.rawValue,
      blocks: [.code(code)] + (isCancelled ? [.paragraph(strings["order.slip.cancelled"])] : [])
        + [
          .keyValues(
            try standing(view, links: links, in: zone)
              + slipFields(view, place: place, asOf: asOf, in: zone))
        ] + checklistBlocks(view) + workBlocks(view, in: zone),
      footer: legend(signs(view)))
  }

  private func signs(_ view: OrderView) -> Set<PaperSign> {
    var signs: Set<PaperSign> = view.order.markedMajor == nil ? [] : [.major]
    if checklist(view)?.items.contains(where: \.major) == true { signs.insert(.majorWhenFailed) }
    return signs
  }

  /// What is looked at in a place of this kind while somebody repairs there; `nil` where no checklist fits it,
  /// and where nobody repairs any more.
  private func checklist(_ view: OrderView) -> Checklist? {
    guard view.order.stage.awaitsRepair else { return nil }
    let kind = view.order.report.kind ?? view.surroundings.kind
    return view.surroundings.rulebook.configuration.checklist(kind)
  }

  private func slipFields(
    _ view: OrderView, place: Place, asOf: Instant, in zone: ZoneRules
  ) -> [Document.KeyValue] {
    let order = view.order
    let report = order.report
    var pairs: [Document.KeyValue] = [
      field("order.field.text", marked(report.text, major: order.markedMajor != nil)),
      field("order.field.place", .init("\(self.place(report.place))\n\(place.path)")),
      field("order.field.priority", .init(strings.coded(report.priority))),
      field("order.field.category", .init(category(report.category))),
      field("order.field.reporter", .init(reporter(of: report))),
      field("order.field.reported", .init(formats.full(order.reported, in: zone))),
    ]
    if order.stage.awaitsRepair {
      pairs.append(field("order.field.holder", .init(holder(order.holder))))
    }
    if let at = report.appointment {
      pairs.append(field("story.field.appointment", .init(formats.full(at, in: zone))))
    }
    return pairs
      + view.currentClocks.flatMap { clock -> [Document.KeyValue] in
        let face = clock.face(at: asOf)
        let kind = strings.heading("order.slip.due", ["clock": strings.word(clock.kind)])
        let due = Document.KeyValue(kind, limit(face, in: zone))
        guard clock.kind == .complete else { return [due] }
        return [due] + extensions(view, of: clock, in: zone)
      }
  }

  private func checklistBlocks(_ view: OrderView) -> [Document.Block] {
    guard let list = checklist(view), !list.items.isEmpty else { return [] }
    let name = PaperNames.Name(list.zh, list.en).text(language)
    return [
      .heading(level: 1, strings.text("order.slip.checklist", ["name": name])),
      .ticks(list.items.map(words)),
    ]
  }

  /// `变压器温度 ____ ℃ ≤95 ★`
  private func words(_ item: CheckItem) -> String {
    var words = [PaperNames.Name(item.zh, item.en).text(language)]
    switch item.kind {
    case .passFail: break
    case .reading(let unit, _, _): words += ["____ \(unit)", item.limits ?? ""]
    case .expiry: words.append("____")
    }
    if item.major { words.append(sign(.majorWhenFailed)) }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
