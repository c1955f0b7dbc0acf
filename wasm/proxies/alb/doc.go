// Package alb reads what describes an Application Load Balancer of AWS: templates of
// CloudFormation in YAML or JSON, resources of Terraform, annotations of the AWS Load
// Balancer Controller. No load balancer was asked: what it does is told from its
// documentation.
package alb
