//! Reads the graph of an ONNX file: its operators in order and their weights, nothing of their meaning.
//!
//! Field numbers are those of `onnx.proto3` (ONNX IR version 4). What the network does not need (shapes, documentation,
//! training data) is passed over, which is also why the fixed 10x3x32x32 input that the file declares does not matter.

use std::collections::HashMap;

use super::protobuf::{Malformed, Value, fields};

/// The operators of a model in the order in which they run, and its weights by name.
#[derive(Debug, Default)]
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
    pub(super) weights: HashMap<String, Weights>,
}

/// One operator: what it is, what it reads and what it writes.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) op: String,
    pub(super) inputs: Vec<String>,
    pub(super) outputs: Vec<String>,
    attributes: HashMap<String, Attribute>,
}

impl Node {
    /// A list-of-integers attribute; a missing one is empty.
    pub(super) fn integers(&self, name: &str) -> &[i64] {
        self.attributes
            .get(name)
            .map_or(&[], |attribute| &attribute.integers)
    }

    /// A floating-point attribute.
    pub(super) fn float(&self, name: &str) -> Option<f32> {
        self.attributes.get(name)?.float
    }
}

#[derive(Debug, Default)]
struct Attribute {
    float: Option<f32>,
    integers: Vec<i64>,
}

/// A constant tensor of 32-bit floats.
#[derive(Debug, Default)]
pub(super) struct Weights {
    pub(super) shape: Vec<i64>,
    pub(super) values: Vec<f32>,
}

/// Reads a serialized `ModelProto`.
pub(super) fn read(model: &[u8]) -> Result<Graph, Malformed> {
    const GRAPH: u64 = 7;
    for field in fields(model) {
        if let (GRAPH, value) = field? {
            return graph(value.bytes()?);
        }
    }
    Err(Malformed)
}

fn graph(message: &[u8]) -> Result<Graph, Malformed> {
    let mut graph = Graph::default();
    for field in fields(message) {
        match field? {
            (1, value) => graph.nodes.push(node(value.bytes()?)?),
            (5, value) => {
                graph.weights.extend(weights(value.bytes()?)?);
            }
            _ => {}
        }
    }
    Ok(graph)
}

fn node(message: &[u8]) -> Result<Node, Malformed> {
    let mut node = Node::default();
    for field in fields(message) {
        match field? {
            (1, value) => node.inputs.push(value.text()?),
            (2, value) => node.outputs.push(value.text()?),
            (4, value) => node.op = value.text()?,
            (5, value) => {
                let (name, attribute) = attribute(value.bytes()?)?;
                node.attributes.insert(name, attribute);
            }
            _ => {}
        }
    }
    Ok(node)
}

fn attribute(message: &[u8]) -> Result<(String, Attribute), Malformed> {
    let (mut name, mut attribute) = (String::new(), Attribute::default());
    for field in fields(message) {
        match field? {
            (1, value) => name = value.text()?,
            (2, Value::Fixed32(bytes)) => attribute.float = Some(f32::from_le_bytes(bytes)),
            // A single integer (3) is kept as a list of one.
            (3 | 8, value) => value.push_integers(&mut attribute.integers)?,
            _ => {}
        }
    }
    Ok((name, attribute))
}

/// A tensor with its name; `None` for one of another type than float (counters of the training).
fn weights(message: &[u8]) -> Result<Option<(String, Weights)>, Malformed> {
    const FLOAT: u64 = 1;
    let (mut name, mut weights) = (String::new(), Weights::default());
    for field in fields(message) {
        match field? {
            (1, value) => value.push_integers(&mut weights.shape)?,
            (2, Value::Varint(kind)) if kind != FLOAT => return Ok(None),
            (4, Value::Bytes(packed)) => weights.values = floats(packed)?,
            (8, value) => name = value.text()?,
            (9, value) => weights.values = floats(value.bytes()?)?,
            _ => {}
        }
    }
    Ok(Some((name, weights)))
}

fn floats(raw: &[u8]) -> Result<Vec<f32>, Malformed> {
    let (numbers, rest) = raw.as_chunks::<4>();
    if !rest.is_empty() {
        return Err(Malformed);
    }
    Ok(numbers.iter().copied().map(f32::from_le_bytes).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nested(number: u8, content: &[u8]) -> Vec<u8> {
        let length = u8::try_from(content.len()).unwrap();
        [&[number << 3 | 2, length][..], content].concat()
    }

    #[test]
    fn a_graph_of_one_operator_is_read() {
        let strides = [nested(1, b"strides"), vec![0x40, 2, 0x40, 2]].concat();
        let node = [
            nested(1, b"in"),
            nested(1, b"w"),
            nested(2, b"out"),
            nested(4, b"Conv"),
            nested(5, &strides),
        ];
        let raw: Vec<u8> = [1.5_f32, -2.0]
            .iter()
            .flat_map(|number| number.to_le_bytes())
            .collect();
        let tensor = [vec![0x08, 2, 0x10, 1], nested(8, b"w"), nested(9, &raw)].concat();
        let model = nested(7, &[nested(1, &node.concat()), nested(5, &tensor)].concat());

        let graph = read(&model).unwrap();

        let conv = &graph.nodes[0];
        assert_eq!(
            (conv.op.as_str(), conv.inputs.len(), conv.outputs.len()),
            ("Conv", 2, 1)
        );
        assert_eq!(conv.integers("strides"), [2, 2]);
        assert!(conv.integers("pads").is_empty());
        assert_eq!(graph.weights["w"].shape, [2]);
        assert_eq!(graph.weights["w"].values, [1.5, -2.0]);
    }

    #[test]
    fn what_is_no_model_is_malformed() {
        assert_eq!(read(b"").err(), Some(Malformed));
        assert_eq!(read(b"<html>").err(), Some(Malformed));
    }
}
