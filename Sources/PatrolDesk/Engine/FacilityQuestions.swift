import Localization
import Reports
import WorkOrderEngine

extension DeskQuestions {
  /// The campuses, or what stands right below a place.
  func places(below path: String?) throws -> [FacilityNode] {
    let nodes =
      try path.map { try snapshot.placeNodes(below: $0) }
      ?? snapshot.campusNodes(campus: try campus()?.id)
    return try nodes.map { node in
      FacilityNode(
        path: node.place.path, name: names.chosen(node.place.name, node.place.nameEnglish),
        kind: try kindName(node.place.kind), open: node.open, hasChildren: node.hasChildren)
    }
  }

  /// A place's file.
  func place(_ path: String) throws -> FacilityFile {
    let file = try snapshot.placeFile(path)
    let title = file.place.title.isEmpty ? file.place.name : file.place.title
    return FacilityFile(
      path: file.place.path, title: try names.place(file.place.path, title: title),
      campus: name(file.campus), kind: try kindName(file.place.kind), aliases: file.place.aliases,
      assets: file.assets.map { "\($0.code) \($0.name)" }, routes: file.routes,
      orders: try orders(filter: "state:open place:\(file.place.path)", after: nil, limit: 30),
      readings: file.readings.map { series in
        ReadingLine(
          name: names.chosen(series.item.zh, series.item.en), unit: series.item.unit,
          limits: series.item.limits ?? "", values: series.values.map(\.value),
          last: series.values.last?.at ?? snapshot.now, isBad: series.values.last?.isBad ?? false)
      },
      findings: file.findings.prefix(20).map { finding in
        FindingLine(
          at: finding.at,
          item: finding.item.map { names.chosen($0.zh, $0.en) } ?? strings["frame.unknown"],
          words: finding.words, order: finding.order ?? "")
      })
  }

  /// The name of a kind of place: that of the checklist that fits it.
  private func kindName(_ kind: String) throws -> String {
    let list = try snapshot.rulebook().configuration.checklists.first { $0.id == kind }
    return list.map { names.chosen($0.zh, $0.en) } ?? ""
  }
}
