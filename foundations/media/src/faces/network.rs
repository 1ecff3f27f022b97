//! Turns the graph of the file into a short plan of layers, and runs it.
//!
//! The network (CenterFace, a MobileNetV2 with a small pyramid on top) uses six operators in few forms. Each is checked
//! when the plan is made, so a run cannot fail; anything else in the file is an error there. What is not needed for
//! finding boxes, the five landmarks in each face, is left out of the plan: we only hide faces.

use std::collections::{HashMap, HashSet};

use super::layers::{
    Bottleneck, Depthwise, Map, Product, add, full3x3, matrix, sigmoid, upsample2x2,
};
use super::onnx::{Graph, Node};

/// The values that we read off, by their names in the file: heat (how much a face is centred here), log of height and
/// width, offset down and right.
const OUTPUTS: [&str; 3] = ["537", "538", "539"];
const INPUT: &str = "input.1";

/// The layers in the order in which they run.
#[derive(Debug, Clone)]
pub(super) struct Network {
    steps: Vec<Step>,
    outputs: [usize; 3],
}

/// What the network says about a picture, at a quarter of its size.
#[derive(Debug)]
pub(super) struct Reading {
    /// One channel: 0 to 1.
    pub(super) heat: Map,
    /// Two channels: natural logarithm of height and width in quarter pixels.
    pub(super) size: Map,
    /// Two channels: from the cell's middle down and right, in cells.
    pub(super) offset: Map,
}

/// One layer; it reads the values numbered in `from` (0 is the picture) and writes the next number.
#[derive(Debug, Clone)]
struct Step {
    layer: Layer,
    from: Vec<usize>,
    /// Values that nobody reads after this step.
    spent: Vec<usize>,
}

#[derive(Debug, Clone)]
enum Layer {
    Pointwise(Product),
    Full3x3 { product: Product, stride: usize },
    Depthwise(Depthwise),
    Bottleneck(Bottleneck),
    Upsample(Product),
    Add,
    Sigmoid,
}

/// An operator, or a form of one, that the plan does not know.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unsupported(pub(super) String);

impl Network {
    /// Makes the plan for a graph.
    pub(super) fn plan(graph: &Graph) -> Result<Network, Unsupported> {
        let mut plan = Plan::new(graph);
        let needed = needed(graph);
        for node in &graph.nodes {
            if node
                .outputs
                .iter()
                .any(|output| needed.contains(output.as_str()))
            {
                plan.add(node)
                    .ok_or_else(|| Unsupported(format!("{} {:?}", node.op, node.outputs)))?;
            }
        }
        plan.finish()
            .ok_or_else(|| Unsupported("outputs".to_owned()))
    }

    /// Runs the plan on a picture of three channels (red, green, blue, 0 to 255) whose sides are multiples of 32.
    pub(super) fn run(&self, picture: Map) -> Option<Reading> {
        let mut values = vec![Some(picture)];
        for step in &self.steps {
            let output = step.run(&mut values)?;
            values.push(Some(output));
            for spent in &step.spent {
                *values.get_mut(*spent)? = None;
            }
        }
        let [heat, size, offset] = self
            .outputs
            .map(|output| values.get_mut(output).and_then(Option::take));
        Some(Reading {
            heat: heat?,
            size: size?,
            offset: offset?,
        })
    }
}

impl Step {
    fn run(&self, values: &mut [Option<Map>]) -> Option<Map> {
        let first = *self.from.first()?;
        let input = values.get(first)?.as_ref()?;
        Some(match &self.layer {
            Layer::Pointwise(product) => product.apply(input),
            Layer::Full3x3 { product, stride } => full3x3(product, *stride, input),
            Layer::Depthwise(depthwise) => depthwise.apply(input),
            Layer::Bottleneck(bottleneck) => bottleneck.apply(input),
            Layer::Upsample(product) => upsample2x2(product, input),
            Layer::Add => add(input.clone(), values.get(*self.from.get(1)?)?.as_ref()?),
            Layer::Sigmoid => sigmoid(input.clone()),
        })
    }
}

/// The names of all values that the outputs depend on.
fn needed(graph: &Graph) -> HashSet<&str> {
    let mut needed = HashSet::from(OUTPUTS);
    for node in graph.nodes.iter().rev() {
        if node
            .outputs
            .iter()
            .any(|output| needed.contains(output.as_str()))
        {
            needed.extend(node.inputs.iter().map(String::as_str));
        }
    }
    needed
}

struct Plan<'a> {
    graph: &'a Graph,
    steps: Vec<Step>,
    /// Which value holds what the file calls by this name.
    values: HashMap<&'a str, usize>,
}

impl<'a> Plan<'a> {
    fn new(graph: &'a Graph) -> Self {
        Plan {
            graph,
            steps: Vec::new(),
            values: HashMap::from([(INPUT, 0)]),
        }
    }

    fn add(&mut self, node: &'a Node) -> Option<()> {
        let layer = match node.op.as_str() {
            "Conv" => self.convolution(node)?,
            "ConvTranspose" => Layer::Upsample(self.upsampling(node)?),
            "Add" => Layer::Add,
            "Sigmoid" => Layer::Sigmoid,
            "Relu" => return self.fold_relu(node),
            "BatchNormalization" => return self.fold_normalization(node),
            _ => return None,
        };
        let read = if matches!(layer, Layer::Add) { 2 } else { 1 };
        let from = node
            .inputs
            .iter()
            .take(read)
            .map(|name| self.values.get(name.as_str()).copied());
        self.steps.push(Step {
            layer,
            from: from.collect::<Option<_>>()?,
            spent: Vec::new(),
        });
        self.fold_bottleneck();
        self.values.insert(node.outputs.first()?, self.steps.len());
        Some(())
    }

    /// Makes one step of the last three if they are a bottleneck. Nobody can then read what lay between them: were it
    /// needed further on, its name would not be found there and the plan would fail.
    fn fold_bottleneck(&mut self) {
        let [.., widen, look, narrow] = self.steps.as_slice() else {
            return;
        };
        let chained = look.from == [self.steps.len() - 2] && narrow.from == [self.steps.len() - 1];
        let (Layer::Pointwise(first), Layer::Depthwise(middle), Layer::Pointwise(last), true) =
            (&widen.layer, &look.layer, &narrow.layer, chained)
        else {
            return;
        };
        let Some(bottleneck) = Bottleneck::new(first, middle, last) else {
            return;
        };
        let whole = Step {
            layer: Layer::Bottleneck(bottleneck),
            from: widen.from.clone(),
            spent: Vec::new(),
        };
        self.steps.truncate(self.steps.len() - 3);
        let left = self.steps.len();
        self.values.retain(|_, value| *value <= left);
        self.steps.push(whole);
    }

    fn weights(&self, node: &Node, input: usize) -> Option<(&'a [i64], &'a [f32])> {
        let weights = self.graph.weights.get(node.inputs.get(input)?)?;
        let count = weights
            .shape
            .iter()
            .try_fold(1_i64, |count, side| count.checked_mul(*side))?;
        (usize::try_from(count).ok()? == weights.values.len())
            .then_some((&weights.shape, &weights.values))
    }

    fn convolution(&self, node: &Node) -> Option<Layer> {
        let (shape, weights) = self.weights(node, 1)?;
        let bias = self.weights(node, 2)?.1.to_vec();
        let &[out, _, kernel, _] = shape else {
            return None;
        };
        let out = usize::try_from(out).ok().filter(|out| *out == bias.len())?;
        let pad = (kernel - 1) / 2;
        let usual = node.integers("pads") == [pad; 4] && node.integers("dilations") == [1, 1];
        let stride = match node.integers("strides") {
            [1, 1] => 1,
            [2, 2] => 2,
            _ => return None,
        };
        match (usual, kernel, node.integers("group")) {
            (true, 1, [1]) if stride == 1 => Some(Layer::Pointwise(product(out, weights, bias)?)),
            (true, 3, [1]) => Some(Layer::Full3x3 {
                product: product(out, weights, bias)?,
                stride,
            }),
            (true, 3, [groups]) if *groups == i64::try_from(out).ok()? => {
                let weights = weights.as_chunks().0.to_vec();
                Some(Layer::Depthwise(Depthwise {
                    weights,
                    bias,
                    stride,
                    relu: false,
                }))
            }
            _ => None,
        }
    }

    /// The file has the weights by (in, out, y, x); the product wants (out, y, x) in its rows and (in) in its columns.
    fn upsampling(&self, node: &Node) -> Option<Product> {
        let (shape, weights) = self.weights(node, 1)?;
        let &[into, out, 2, 2] = shape else {
            return None;
        };
        if node.integers("strides") != [2, 2] || node.integers("pads") != [0; 4] {
            return None;
        }
        let rows = usize::try_from(out).ok()? * 4;
        let weights = matrix(usize::try_from(into).ok()?, weights)?
            .reversed_axes()
            .as_standard_layout()
            .into_owned();
        (weights.nrows() == rows).then(|| Product {
            weights,
            bias: vec![0.0; rows],
            relu: false,
        })
    }

    /// The step that made the operator's input, if nothing else reads it: then the operator can become a part of it.
    fn only_source(&mut self, node: &'a Node) -> Option<(usize, &mut Layer)> {
        let name = node.inputs.first()?;
        let readers = self
            .graph
            .nodes
            .iter()
            .flat_map(|other| &other.inputs)
            .filter(|input| *input == name)
            .count();
        let value = *self.values.get(name.as_str())?;
        let step = self.steps.get_mut(value.checked_sub(1)?)?;
        (readers == 1).then_some((value, &mut step.layer))
    }

    fn fold_relu(&mut self, node: &'a Node) -> Option<()> {
        let (value, layer) = self.only_source(node)?;
        match layer {
            Layer::Pointwise(product)
            | Layer::Full3x3 { product, .. }
            | Layer::Upsample(product) => product.relu = true,
            Layer::Depthwise(depthwise) => depthwise.relu = true,
            Layer::Bottleneck(_) | Layer::Add | Layer::Sigmoid => return None,
        }
        self.values.insert(node.outputs.first()?, value);
        Some(())
    }

    /// `(x - mean) / sqrt(variance + epsilon) * scale + bias` is a product and a sum, hence part of the layer before.
    fn fold_normalization(&mut self, node: &'a Node) -> Option<()> {
        let epsilon = node.float("epsilon")?;
        let [scale, bias, mean, variance] =
            [1, 2, 3, 4].map(|input| self.weights(node, input).map(|found| found.1));
        let channels = scale?.iter().zip(bias?).zip(mean?.iter().zip(variance?));
        let (value, Layer::Upsample(product)) = self.only_source(node)? else {
            return None;
        };
        let mut rows = product
            .weights
            .rows_mut()
            .into_iter()
            .zip(&mut product.bias);
        for ((scale, bias), (mean, variance)) in channels {
            let factor = scale / (variance + epsilon).sqrt();
            for (mut row, sum) in rows.by_ref().take(4) {
                row *= factor;
                *sum = bias - mean * factor;
            }
        }
        rows.next().is_none().then(|| {
            self.values
                .insert(node.outputs.first().map_or("", String::as_str), value)
        })?;
        Some(())
    }

    fn finish(mut self) -> Option<Network> {
        let [heat, size, offset] = OUTPUTS.map(|name| self.values.get(name).copied());
        let outputs = [heat?, size?, offset?];
        let mut kept = HashSet::from(outputs);
        for step in self.steps.iter_mut().rev() {
            step.spent = step
                .from
                .iter()
                .copied()
                .filter(|value| kept.insert(*value))
                .collect();
        }
        Some(Network {
            steps: self.steps,
            outputs,
        })
    }
}

fn product(rows: usize, weights: &[f32], bias: Vec<f32>) -> Option<Product> {
    Some(Product {
        weights: matrix(rows, weights)?,
        bias,
        relu: false,
    })
}
